import { queryString } from "~/api/client";
import { ProblemError, readProblem } from "~/api/problem";
import type { ReportSearch } from "../state/search";

export type Unit = "COUNT" | "SHARE" | "TIME";
export interface Words { en: string; zh: string }
/** A figure and what it means; `calls`: the calls behind it can be listed. */
export interface Measure { name: string; unit: Unit; calls: boolean; title: Words; definition: Words }
export interface Definitions { timeZone: string; kinds: { kind: string; measures: Measure[] }[] }
/** Times in milliseconds, shares 0 to 1; null where there is nothing to divide by. */
export type Values = Record<string, number | null>;
export interface ReportRow { subject: string | null; name: string | null; from: string; to: string; values: Values }
export interface Report { timeZone: string; from: string; to: string; rows: ReportRow[]; totals: Values }
export interface ReportPart { keys: Record<string, string>; value: number }

export const reportPath = (search: ReportSearch, from: string, to: string) =>
  `/reports/${search.kind}${queryString({ from, to, granularity: search.granularity, by: search.by, subject: search.subject })}`;

export const partsPath = (search: ReportSearch, from: string, to: string) => `/reports/${search.kind}/parts${queryString({ from, to, subject: search.subject })}`;

/** Fetches the report as a file; hears how much of it is there, 0 to 1, once the server has made it. */
export async function readFile(search: ReportSearch, from: string, to: string, format: "csv" | "xlsx", language: string, heard: (part: number) => void): Promise<Blob> {
  const by = search.by === "TIME" ? "TIME" : "BOTH";
  const path = `/api/v1/reports/${search.kind}/file${queryString({ from, to, granularity: search.granularity, by, subject: search.subject, format, language })}`;
  const response = await fetch(path, { credentials: "same-origin" });
  if (!response.ok || !response.body) throw new ProblemError(await readProblem(response));
  const whole = Number(response.headers.get("content-length") ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    read += value.length;
    heard(whole > 0 ? read / whole : 1);
  }
  return new Blob(chunks, { type: response.headers.get("content-type") ?? "" });
}
