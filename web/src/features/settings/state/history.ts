export type Row = Record<string, unknown>;
type Content = Record<string, unknown> | null;
export interface Change { before: Content; after: Content }
/** What became different in one member: a value, or rows that went and came. */
export type Difference =
  | { field: string; kind: "value"; before: unknown; after: unknown }
  | { field: string; kind: "rows"; gone: Row[]; come: Row[]; changed: { before: Row; after: Row }[] };

const MOST = 12;
/** What says nothing to a person: the order in which the database keeps things, and the same thing twice. */
const OPAQUE = new Set(["id", "tenant_id"]);

export function changeOf(detail: unknown): Change | null {
  const change = (detail as { change?: Change } | null)?.change;
  return change !== undefined && change !== null && typeof change === "object" && ("before" in change || "after" in change) ? change : null;
}

const isRows = (value: unknown): value is Row[] => Array.isArray(value) && value.every((one) => one !== null && typeof one === "object");
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
/** Rows of the same thing: of one agent, one skill, one queue. */
const subjectOf = (row: Row) => Object.entries(row).filter(([name]) => name.endsWith("_id")).map(([name, value]) => `${name}=${String(value)}`).join("&");

function rows(field: string, before: Row[], after: Row[]): Difference {
  const come = [...after];
  const changed: { before: Row; after: Row }[] = [];
  const gone = before.filter((row) => {
    const at = come.findIndex((one) => subjectOf(one) === subjectOf(row));
    const match = come[at];
    if (match === undefined) return true;
    come.splice(at, 1);
    changed.push({ before: row, after: match });
    return false;
  });
  return { field, kind: "rows", gone, come, changed };
}

/** Calendars keep their rules as one document: its parts are told apart. */
function parts(field: string, before: unknown, after: unknown): [string, unknown, unknown][] {
  if (field !== "rules") return [[field, before, after]];
  const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  return Object.keys({ ...was, ...is }).map((name) => [name, was[name], is[name]]);
}

export function differencesOf({ before, after }: Change): Difference[] {
  const names = Object.keys({ ...before, ...after }).filter((name) => !OPAQUE.has(name));
  return names.flatMap((name) => parts(name, before?.[name], after?.[name])).flatMap(([field, was, is]): Difference[] => {
    if (same(was, is)) return [];
    // A thing that was made or removed is told by what it had, not by everything it hadn't.
    if ((before === null || after === null) && [was, is].every((value) => value === null || value === undefined || same(value, []))) return [];
    if (isRows(was ?? []) && isRows(is ?? []) && (Array.isArray(was) || Array.isArray(is)) && !(Array.isArray(was) && was.some((one) => typeof one !== "object"))) {
      return [rows(field, (was ?? []) as Row[], (is ?? []) as Row[])];
    }
    return [{ field, kind: "value", before: was, after: is }];
  }).slice(0, MOST);
}
