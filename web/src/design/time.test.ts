import { describe, expect, it } from "vitest";
import { clock, phoneText } from "./time";

describe("times and numbers", () => {
  it("are read at a glance", () => {
    expect(clock(7)).toBe("0:07");
    expect(clock(754)).toBe("12:34");
    expect(clock(3723)).toBe("1:02:03");
    expect(clock(-3)).toBe("0:00");
  });
  it("show telephone numbers as people in China write them", () => {
    expect(phoneText("+8613800138000")).toBe("138 0013 8000");
    expect(phoneText("+861062345678")).toBe("010 6234 5678");
    expect(phoneText("+8675512345678")).toBe("0755 1234 5678");
    expect(phoneText("4008001000")).toBe("400 800 1000");
  });
  it("show hidden numbers in the same way", () => {
    expect(phoneText("+86138****8001")).toBe("138 **** 8001");
    expect(phoneText("+8621****6677")).toBe("021 **** 6677");
    expect(phoneText("+1415***0100")).toBe("+1415***0100");
  });
  it("leave others as they came", () => {
    expect(phoneText("+14155550100")).toBe("+14155550100");
    expect(phoneText("95588")).toBe("95588");
    expect(phoneText(null)).toBe("—");
  });
});
