import { describe, expect, it } from "vitest";
import { runsOf, timeOf } from "./calendar";

describe("opening hours", () => {
  it("are read as people type them", () => {
    expect(timeOf("9:00")).toBe("09:00");
    expect(timeOf("18：30")).toBe("18:30");
    expect(timeOf("09:00:00")).toBe("09:00");
  });
  it("that no clock shows are refused", () => {
    expect(timeOf("25:00")).toBeNull();
    expect(timeOf("nine")).toBeNull();
  });
  it("are told in runs of days", () => {
    expect(runsOf(["MON", "TUE", "WED", "THU", "FRI"])).toEqual([["MON", "FRI"]]);
    expect(runsOf(["SUN", "MON", "WED"])).toEqual([["MON", "MON"], ["WED", "WED"], ["SUN", "SUN"]]);
    expect(runsOf([])).toEqual([]);
  });
});
