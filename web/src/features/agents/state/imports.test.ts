import { expect, it } from "vitest";
import { csvOf } from "./imports";

const li = { row: 2, id: 1, name: "李雷", login: "li@demo", extension: "2001", password: "aB3" };

it("hands passwords out as office programs read them", () => expect(csvOf(["姓名", "登录名"], [li])).toBe("\uFEFF姓名,登录名\r\n李雷,li@demo,2001,aB3\r\n"));
it("quotes what would break a line and disarms what would run", () => expect(csvOf([], [{ ...li, name: "=cmd,\"x\"" }])).toContain("\"'=cmd,\"\"x\"\"\",li@demo"));
