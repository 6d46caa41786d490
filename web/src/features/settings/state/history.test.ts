import { describe, expect, it } from "vitest";
import { changeOf, differencesOf } from "./history";

describe("a change", () => {
  it("is told by value, before and after", () => {
    expect(differencesOf({ before: { ring_seconds: 25 }, after: { ring_seconds: 40 } })).toEqual([{ field: "ring_seconds", kind: "value", before: 25, after: 40 }]);
  });
  it("is told by who came, who went and whose place is another", () => {
    const [members] = differencesOf({ before: { members: [{ agent_id: 1, priority: 1 }, { agent_id: 2, priority: 1 }] }, after: { members: [{ agent_id: 2, priority: 5 }, { agent_id: 3, priority: 1 }] } });
    expect(members).toEqual({ field: "members", kind: "rows", gone: [{ agent_id: 1, priority: 1 }], come: [{ agent_id: 3, priority: 1 }], changed: [{ before: { agent_id: 2, priority: 1 }, after: { agent_id: 2, priority: 5 } }] });
  });
  it("of a calendar is told by its parts", () => {
    expect(differencesOf({ before: { rules: { holidays: [], hours: [1] } }, after: { rules: { holidays: [{ date: "2026-10-01" }], hours: [1] } } }).map((one) => one.field)).toEqual(["holidays"]);
  });
  it("that made something tells what it has, and not what it hasn't", () => {
    expect(differencesOf({ before: null, after: { name: "Sales", music_prompt_id: null, skills: [] } })).toEqual([{ field: "name", kind: "value", before: undefined, after: "Sales" }]);
  });
  it("of settings keeps a list of words one value", () => {
    expect(differencesOf({ before: { allowed_prefixes: ["+86"] }, after: { allowed_prefixes: ["+86", "+81"] } })[0]?.kind).toBe("value");
  });
  it("is only there where the server wrote one", () => {
    expect(changeOf({ name: "x" })).toBeNull();
    expect(changeOf(null)).toBeNull();
    expect(changeOf({ change: { before: null, after: { name: "x" } } })).not.toBeNull();
  });
});
