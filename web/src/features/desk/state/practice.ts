import type { DeskCall } from "~/api/types";

/** What one does in a first call, in this order. */
export const lessons = ["answer", "hold", "retrieve", "note", "category", "hang-up"] as const;
export type Lesson = (typeof lessons)[number];
export type Progress = Record<Lesson, boolean>;
export const beginning: Progress = { answer: false, hold: false, retrieve: false, note: false, category: false, "hang-up": false };

/** The same object while nothing new was done. */
export function follow(progress: Progress, call: DeskCall): Progress {
  const next: Progress = {
    answer: progress.answer || call.state !== "OFFERED",
    hold: progress.hold || call.state === "HELD",
    retrieve: progress.retrieve || (progress.hold && call.state === "TALKING"),
    note: progress.note || (call.notes?.text ?? "").trim() !== "",
    category: progress.category || call.notes?.category != null,
    "hang-up": progress["hang-up"] || call.state === "WRAP_UP",
  };
  return lessons.some((lesson) => next[lesson] !== progress[lesson]) ? next : progress;
}

export const nextLesson = (progress: Progress): Lesson | null => lessons.find((lesson) => !progress[lesson]) ?? null;

/** The steps of a first day; kept on this machine, so a value of an older page is still read. */
export interface FirstDay { practised: boolean; wentReady: boolean; hidden: boolean }
export const firstMorning: FirstDay = { practised: false, wentReady: false, hidden: false };

export function readFirstDay(stored: string | null): FirstDay {
  try {
    return { ...firstMorning, ...JSON.parse(stored ?? "{}") as Partial<FirstDay> };
  } catch {
    return firstMorning;
  }
}
