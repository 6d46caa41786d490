import { describe, expect, it } from "vitest";
import type { Agent } from "~/api/types";
import { cellsOf, edited, moved, shownOf, typed } from "./matrix";

const li: Agent = { id: 7, login: "li", name: "李雷", role: "AGENT", extension: "2001", skills: [{ skillId: 1, level: 5 }], queues: [], disabled: false };

describe("the skills matrix", () => {
  it("shows what is there, and what was typed over it", () => {
    expect(shownOf(li, 1, {})).toBe(5);
    expect(shownOf(li, 1, edited({}, li, 1, 8))).toBe(8);
    expect(shownOf(li, 1, edited({}, li, 1, null))).toBeNull();
  });
  it("forgets an edit that puts back what is there", () => expect(edited(edited({}, li, 1, 8), li, 1, 5)).toEqual({}));
  it("says of each change what it was, so that nobody is overwritten", () => {
    expect(cellsOf(edited(edited({}, li, 1, null), li, 2, 3), [li])).toEqual([{ agentId: 7, skillId: 1, from: 5, to: null }, { agentId: 7, skillId: 2, from: null, to: 3 }]);
  });
  it("takes levels from 1 to 10 and nothing else", () => {
    expect(typed(" ")).toEqual({ level: null });
    expect(typed("10")).toEqual({ level: 10 });
    for (const wrong of ["0", "11", "x", "1.5"]) expect(typed(wrong)).toBeNull();
  });
  it("is walked with arrows and stops at its edges", () => {
    expect(moved("ArrowDown", 0, 1, 2, 3)).toEqual([1, 1]);
    expect(moved("Enter", 1, 1, 2, 3)).toEqual([1, 1]);
    expect(moved("ArrowLeft", 0, 0, 2, 3)).toEqual([0, 0]);
    expect(moved("End", 0, 0, 2, 3)).toEqual([0, 2]);
    expect(moved("5", 0, 0, 2, 3)).toBeNull();
  });
});
