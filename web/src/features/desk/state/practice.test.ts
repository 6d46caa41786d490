import { expect, it } from "vitest";
import type { DeskCall } from "~/api/types";
import { beginning, firstMorning, follow, nextLesson, readFirstDay, type Progress } from "./practice";

const call = (state: DeskCall["state"], notes: DeskCall["notes"] = null): DeskCall => ({
  id: "1", direction: "IN", state, from: "practice:robot", to: "1001", area: null, queue: null, waitedSeconds: null, ivr: [], customer: null, matches: [], customerUnavailable: false,
  since: "", answerBy: null, parties: [], recording: false, notes, practice: true,
});

it("checks off what was done, in any order, and names what comes next", () => {
  const steps: [DeskCall, string | null][] = [
    [call("OFFERED"), "answer"], [call("TALKING"), "hold"], [call("HELD"), "retrieve"], [call("TALKING"), "note"],
    [call("TALKING", { text: "asked for a price", category: null }), "category"], [call("TALKING", { text: "asked for a price", category: "Price" }), "hang-up"], [call("WRAP_UP"), null],
  ];
  let progress: Progress = beginning;
  for (const [now, expected] of steps) {
    progress = follow(progress, now);
    expect(nextLesson(progress)).toBe(expected);
  }
});
it("keeps its object while nothing happens", () => {
  const talking = follow(beginning, call("TALKING"));
  expect(follow(talking, call("TALKING"))).toBe(talking);
});
it("reads what an older page or nobody wrote", () => {
  expect(readFirstDay(null)).toEqual(firstMorning);
  expect(readFirstDay("{")).toEqual(firstMorning);
  expect(readFirstDay('{"practised":true}')).toEqual({ ...firstMorning, practised: true });
});
