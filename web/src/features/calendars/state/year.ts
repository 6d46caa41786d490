import type { Calendar, Day } from "~/api/types";
import { days } from "./calendar";

export type DayKind = "OPEN" | "CLOSED" | "HOLIDAY" | "EXCHANGED";
export interface YearDay { date: string; day: number; kind: DayKind; name: string | null }
/** Weeks begin on Monday; days of the neighbouring months are null. */
export interface Month { month: number; weeks: (YearDay | null)[][] }

const two = (value: number) => String(value).padStart(2, "0");

/** Why a day is as it is: a day named as worked first, then a holiday, then the week (as the server decides it). */
function kindOf(calendar: Calendar, date: string, weekday: Day): { kind: DayKind; name: string | null } {
  if ((calendar.workdays ?? []).some((day) => day.date === date)) return { kind: "EXCHANGED", name: null };
  const holiday = (calendar.holidays ?? []).find((day) => day.date === date);
  if (holiday) return { kind: "HOLIDAY", name: holiday.name };
  return { kind: calendar.hours.some((span) => span.days.includes(weekday)) ? "OPEN" : "CLOSED", name: null };
}

export function yearOf(calendar: Calendar, year: number): Month[] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const cells: (YearDay | null)[] = Array.from({ length: first }, () => null);
    for (let day = 1; day <= length; day++) {
      const date = `${year}-${two(month + 1)}-${two(day)}`;
      cells.push({ date, day, ...kindOf(calendar, date, days[(first + day - 1) % 7] ?? "MON") });
    }
    while (cells.length % 7 !== 0) cells.push(null);
    return { month: month + 1, weeks: Array.from({ length: cells.length / 7 }, (_unused, week) => cells.slice(week * 7, week * 7 + 7)) };
  });
}

export function countOf(months: Month[]): Record<DayKind, number> {
  const counts: Record<DayKind, number> = { OPEN: 0, CLOSED: 0, HOLIDAY: 0, EXCHANGED: 0 };
  for (const day of months.flatMap((month) => month.weeks.flat())) if (day) counts[day.kind]++;
  return counts;
}
