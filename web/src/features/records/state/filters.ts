import type { Direction, EndedBy, Outcome } from "~/api/types";

export const outcomes: Outcome[] = ["ANSWERED", "ABANDONED", "VOICEMAIL", "IVR_ONLY", "FAILED", "LOST"];
export const directions: Direction[] = ["IN", "OUT", "INTERNAL"];
export const enders: EndedBy[] = ["CALLER", "AGENT", "SYSTEM", "TRUNK"];
export const spans = ["today", "yesterday", "week", "month", "thisMonth", "lastMonth"] as const;
export type Span = (typeof spans)[number];

/** What the server takes, by its names; everything is text, as in an address. */
const served = ["callId", "from", "to", "number", "customer", "dialled", "agentId", "extension", "queueId", "trunk", "direction", "outcome", "endedBy",
  "minTalkSeconds", "maxTalkSeconds", "minWaitSeconds", "maxWaitSeconds", "recording", "note", "text", "figure", "subject"] as const;
type Served = (typeof served)[number];

/** Those that stand behind "more": rarer, so they don't crowd the line. */
export const rarer: Served[] = ["dialled", "extension", "trunk", "endedBy", "minTalkSeconds", "maxTalkSeconds", "minWaitSeconds", "maxWaitSeconds", "recording", "note", "text"];

/**
 * What the search is narrowed to. It lives in the address, so that a search can be kept, sent and gone back to. A span like "today" stays a word: a kept
 * search for today's calls means the day on which it is opened. With the figure of a report (and the agent, queue or number that it is of) only the calls that it
 * counts are found, and the dates are the figure's.
 */
export type CallFilters = { [name in Served]?: string } & { span?: Span };

const allowed: Partial<Record<Served | "span", readonly string[]>> = { direction: directions, outcome: outcomes, endedBy: enders, recording: ["true", "false"], note: ["true", "false"], span: spans };
const isNumber: Served[] = ["agentId", "queueId", "minTalkSeconds", "maxTalkSeconds", "minWaitSeconds", "maxWaitSeconds"];

export function filtersOf(address: URLSearchParams): CallFilters {
  const filters: Record<string, string> = {};
  for (const name of [...served, "span"] as const) {
    const value = address.get(name);
    if (value === null || value === "") continue;
    const words = allowed[name];
    if (words && !words.includes(value)) continue;
    if (isNumber.includes(name as Served) && !/^\d{1,18}$/.test(value)) continue;
    filters[name] = value;
  }
  return filters;
}

export function addressOf(filters: CallFilters): URLSearchParams {
  return new URLSearchParams(([...served, "span"] as const).flatMap((name) => filters[name] ? [[name, filters[name]]] : []));
}

/** What is asked of the server: the span's word becomes two moments. */
export function askedOf(filters: CallFilters, now: Date): Record<string, string> {
  const { span, ...rest } = filters;
  return Object.fromEntries(Object.entries({ ...rest, ...(span ? momentsOf(span, now) : {}) }).filter(([, value]) => value)) as Record<string, string>;
}

/** Whole days of the reader's own time zone; open at the end where the span still runs, so that a new call comes in. */
export function momentsOf(span: Span, now: Date): { from: string; to?: string } {
  const day = (offset: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset).toISOString();
  const month = (offset: number) => new Date(now.getFullYear(), now.getMonth() + offset, 1).toISOString();
  switch (span) {
    case "today": return { from: day(0) };
    case "yesterday": return { from: day(-1), to: day(0) };
    case "week": return { from: day(-6) };
    case "month": return { from: day(-29) };
    case "thisMonth": return { from: month(0) };
    case "lastMonth": return { from: month(-1), to: month(0) };
  }
}

/** A number as people type it, without what only separates. */
export function plainNumber(typed: string): string {
  return typed.replace(/[\s\-().（）]/g, "");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One box for what somebody has at hand: the id of a call, (part of) a number, or a name. */
export function remembered(typed: string): Pick<CallFilters, "callId" | "number" | "customer"> {
  const text = typed.trim();
  const nothing = { callId: "", number: "", customer: "" };
  if (text === "") return nothing;
  if (UUID.test(text)) return { ...nothing, callId: text.toLowerCase() };
  const number = plainNumber(text);
  return /^\+?\d{2,16}$/.test(number) ? { ...nothing, number } : { ...nothing, customer: text };
}

export const boxOf = (filters: CallFilters) => filters.callId ?? filters.number ?? filters.customer ?? "";
export const countRarer = (filters: CallFilters) => rarer.filter((name) => filters[name]).length;
