const MOST = 6;

/** What an audit entry says besides its action, as name and value; lists are joined. */
export function wordsOf(detail: unknown): [string, string][] {
  if (detail === null || typeof detail !== "object") return typeof detail === "string" && detail !== "" ? [["", detail]] : [];
  return Object.entries(detail).slice(0, MOST).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value)]);
}
