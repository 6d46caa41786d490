export const kinds = ["queue", "agent", "number", "trunk", "ivr"] as const;
export const granularities = ["QUARTER", "HOUR", "DAY", "WEEK", "MONTH"] as const;
export const bys = ["TIME", "SUBJECT"] as const;
export type Kind = (typeof kinds)[number];
export type Granularity = (typeof granularities)[number];
export type By = (typeof bys)[number];

/** What is looked at. It lives in the address, so that a report can be kept, sent and gone back to. Without days: the last seven. */
export interface ReportSearch { kind: Kind; from?: string | undefined; to?: string | undefined; granularity: Granularity; by: By; subject?: string | undefined }

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function oneOf<T extends string>(all: readonly T[], value: string | null, usual: T): T {
  return all.includes(value as T) ? value as T : usual;
}

export function searchOf(address: URLSearchParams): ReportSearch {
  const [from, to] = [address.get("from"), address.get("to")];
  const isPeriod = from !== null && to !== null && DAY.test(from) && DAY.test(to) && from <= to;
  return {
    kind: oneOf(kinds, address.get("kind"), "queue"), granularity: oneOf(granularities, address.get("granularity"), "DAY"), by: oneOf(bys, address.get("by"), "TIME"),
    from: isPeriod ? from : undefined, to: isPeriod ? to : undefined, subject: address.get("subject") ?? undefined,
  };
}

export function addressOf(search: ReportSearch): URLSearchParams {
  const { kind, from, to, granularity, by, subject } = search;
  return new URLSearchParams(Object.entries({ kind, from, to, granularity, by, subject }).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]));
}

/** The day so many days before; days are those of the calendar, whatever the clocks do. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);
}

export function periodOf(search: ReportSearch, today: string): { from: string; to: string } {
  return search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : { from: daysBefore(today, 6), to: today };
}

/** The day that it is there. */
export function dayIn(timeZone: string, moment: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

/** The beginning of a span as people of this language write it, in the tenant's time zone. */
export function spanText(from: string, granularity: Granularity, timeZone: string, language: string): string {
  const parts: Intl.DateTimeFormatOptions = granularity === "MONTH" ? { year: "numeric", month: "long" }
    : granularity === "DAY" || granularity === "WEEK" ? { month: "short", day: "numeric", weekday: "short" }
      : { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
  // Chinese sets no space before the weekday, and 22日周日 is hard to read.
  return new Intl.DateTimeFormat(language, { ...parts, timeZone }).format(new Date(from)).replace("日周", "日 周");
}

/** What the picture shows: figures of one unit that add up, in the colours of the states that they are about. */
export const pictured: Record<Kind, { name: string; tone: "talking" | "ringing" | "ready" | "held" | "wrapUp" | "notReady" }[]> = {
  queue: [{ name: "answered", tone: "talking" }, { name: "abandoned", tone: "ringing" }, { name: "overflowed", tone: "notReady" }],
  agent: [{ name: "busy", tone: "talking" }, { name: "working", tone: "wrapUp" }, { name: "ready", tone: "ready" }, { name: "notReady", tone: "notReady" }],
  number: [{ name: "incoming", tone: "talking" }, { name: "outgoing", tone: "held" }],
  trunk: [{ name: "incoming", tone: "talking" }, { name: "outgoing", tone: "held" }],
  ivr: [{ name: "served", tone: "ready" }, { name: "toQueue", tone: "talking" }, { name: "toVoicemail", tone: "wrapUp" }, { name: "hungUp", tone: "ringing" }],
};

/** What stands large above the table. */
export const headline: Record<Kind, string[]> = {
  queue: ["offered", "connectionRate", "serviceLevel", "asa", "aht"], agent: ["signIn", "occupancy", "handledIn", "handledOut", "aht"],
  number: ["incoming", "connectionRate", "repeatRate", "minutesIn", "peak"], trunk: ["incoming", "outgoing", "failed", "minutesIn", "peak"],
  ivr: ["entered", "selfServiceRate", "toQueue", "hangUpRate"],
};
