import { expect, it } from "vitest";
import { doneOf, stepNow, type SetupStep } from "./setup";

const steps = (...done: boolean[]): SetupStep[] => (["NUMBER", "FLOW", "AGENTS", "STATION", "TEST_CALL"] as const).map((step, at) => ({ step, done: done[at] ?? false, missing: done[at] ? null : "NO_NUMBER", names: [] }));

it("leads to the first step that is missing, also when a later one is done", () => expect(stepNow(steps(true, false, true))).toBe("FLOW"));
it("has no step left when the phone rings", () => expect(stepNow(steps(true, true, true, true, true))).toBeNull());
it("counts what is done", () => expect(doneOf(steps(true, false, true))).toBe(2));
