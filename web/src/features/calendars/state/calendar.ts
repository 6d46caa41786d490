import type { Calendar, Day } from "~/api/types";

export const days: Day[] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

export interface CalendarForm {
  name: string;
  hours: { days: Day[]; from: string; to: string }[];
  holidays: { date: string; name: string }[];
  workdays: { date: string; from: string; to: string }[];
}

/** `9:5` and `09:05:00` become `09:05`; anything else is null. */
export function timeOf(typed: string): string | null {
  const match = /^(\d{1,2})[:：](\d{1,2})(?:[:：]\d{1,2})?$/.exec(typed.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

export function formOf(calendar: Calendar): CalendarForm {
  const short = <T extends { from: string; to: string }>(span: T): T => ({ ...span, from: timeOf(span.from) ?? span.from, to: timeOf(span.to) ?? span.to });
  return { name: calendar.name, hours: calendar.hours.map(short), holidays: calendar.holidays ?? [], workdays: (calendar.workdays ?? []).map(short) };
}

/** Runs of days as people say them: MON–FRI, SAT. */
export function runsOf(chosen: Day[]): [Day, Day][] {
  const runs: [Day, Day][] = [];
  for (const [at, day] of days.entries()) {
    if (!chosen.includes(day)) continue;
    const last = runs.at(-1);
    if (last && at > 0 && last[1] === days[at - 1]) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
