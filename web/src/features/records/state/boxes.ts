import { momentsOf, spans, type Span } from "./filters";

/** What a list of missed calls or messages is narrowed to; in the address. */
export interface BoxFilters { state?: "open" | "done"; number?: string; queueId?: string; span?: Span; from?: string; to?: string }
const names = ["state", "number", "queueId", "span", "from", "to"] as const;

export function boxFiltersOf(address: URLSearchParams): BoxFilters {
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value = address.get(name);
    if (!value || (name === "state" && value !== "open" && value !== "done") || (name === "span" && !spans.includes(value as Span)) || (name === "queueId" && !/^\d{1,18}$/.test(value))) continue;
    filters[name] = value;
  }
  return filters;
}

export function boxAddressOf(filters: BoxFilters): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => filters[name] ? [[name, filters[name]]] : []));
}

export function boxAskedOf({ state, span, ...rest }: BoxFilters, done: "handled" | "heard", now: Date): Record<string, string> {
  const asked: Record<string, string | undefined> = { ...rest, ...(span ? momentsOf(span, now) : {}), ...(state ? { [done]: String(state === "done") } : {}) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as Record<string, string>;
}
