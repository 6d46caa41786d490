import { describe, expect, it } from "vitest";
import type { Calendar } from "~/api/types";
import { countOf, yearOf } from "./year";

const office: Calendar = {
  id: 1, name: "Office", hours: [{ days: ["MON", "TUE", "WED", "THU", "FRI"], from: "09:00", to: "18:00" }],
  holidays: ["2026-10-01", "2026-10-02", "2026-10-03"].map((date) => ({ date, name: "国庆节" })), workdays: [{ date: "2026-10-10", from: "09:00", to: "18:00" }],
};
const october = yearOf(office, 2026)[9];
const dayOf = (day: number) => october?.weeks.flat().find((one) => one?.day === day);

describe("a year of a calendar", () => {
  it("begins its weeks on Monday", () => {
    expect(october?.weeks[0]?.map((day) => day?.day ?? null)).toEqual([null, null, null, 1, 2, 3, 4]);
    expect(october?.weeks.every((week) => week.length === 7)).toBe(true);
  });
  it("tells holidays, exchanged days and weekends apart", () => {
    expect(dayOf(1)).toMatchObject({ kind: "HOLIDAY", name: "国庆节" });
    expect(dayOf(9)?.kind).toBe("OPEN");
    expect(dayOf(10)?.kind).toBe("EXCHANGED");
    expect(dayOf(11)?.kind).toBe("CLOSED");
  });
  it("has all its days, also in a leap year", () => {
    const sum = (year: number) => Object.values(countOf(yearOf(office, year))).reduce((a, b) => a + b, 0);
    expect([sum(2026), sum(2028)]).toEqual([365, 366]);
    expect(countOf(yearOf(office, 2026))).toMatchObject({ HOLIDAY: 3, EXCHANGED: 1 });
  });
});
