import { expect, it } from "vitest";
import { highestOf, timeStep } from "./axis";

it("draws lines at whole minutes and hours", () => {
  expect(timeStep(0)).toBe(1_000);
  expect(timeStep(47_000)).toBe(10_000);
  expect(timeStep(26 * 60_000)).toBe(10 * 60_000);
  expect(timeStep(7.5 * 3_600_000)).toBe(2 * 3_600_000);
  expect(timeStep(400 * 3_600_000) % (24 * 3_600_000)).toBe(0);
  expect(400 * 3_600_000 / timeStep(400 * 3_600_000)).toBeLessThanOrEqual(5);
});

it("goes as high as what stands on each other", () => {
  expect(highestOf([[1, 2], [3, null]])).toBe(4);
  expect(highestOf([])).toBe(0);
});
