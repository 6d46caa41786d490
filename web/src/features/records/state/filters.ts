import type { Direction, Outcome } from "~/api/types";

export const outcomes: Outcome[] = ["ANSWERED", "ABANDONED", "VOICEMAIL", "IVR_ONLY", "FAILED", "LOST"];
export const directions: Direction[] = ["IN", "OUT", "INTERNAL"];

/** What the search is narrowed to. It lives in the address, so that a search can be kept, sent and gone back to. */
export interface CallFilters {
  from?: string; to?: string; number?: string; agentId?: string; queueId?: string; direction?: Direction; outcome?: Outcome;
  /** Only the calls that this figure of a report counts, of this agent, queue or number; the dates are then the figure's. */
  figure?: string; subject?: string;
}
const names = ["from", "to", "number", "agentId", "queueId", "direction", "outcome", "figure", "subject"] as const;

export function filtersOf(address: URLSearchParams): CallFilters {
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value = address.get(name);
    if (value === null || value === "") continue;
    if (name === "direction" && !directions.includes(value as Direction)) continue;
    if (name === "outcome" && !outcomes.includes(value as Outcome)) continue;
    filters[name] = value;
  }
  return filters;
}

export function addressOf(filters: CallFilters): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => filters[name] ? [[name, filters[name]]] : []));
}

/** A number as people type it, without what only separates. */
export function plainNumber(typed: string): string {
  return typed.replace(/[\s\-()（）]/g, "");
}
