export type SheetColumn = "NAME" | "LOGIN" | "EXTENSION" | "ROLE" | "QUEUES" | "SKILLS";
export interface SheetRow { row: number; name: string; login: string; extension: string; role: "AGENT" | "SUPERVISOR" | "ADMIN"; skills: Record<string, number>; queues: Record<string, number> }
/** `row` as the office program numbers it; 0 = the sheet as a whole. */
export interface SheetProblem { row: number; column: SheetColumn | null; code: string; detail: string }
export interface Preview { rows: SheetRow[]; problems: SheetProblem[] }
export interface MadeAgent { row: number; id: number; name: string; login: string; extension: string; password: string }

/** A cell of csv; what an office program would take for a formula is made text (a name may begin with `=`). */
function cell(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}

/** The list to hand out, for office programs: with the mark by which they know UTF-8. */
export function csvOf(titles: string[], made: MadeAgent[]): string {
  const lines = [titles, ...made.map((one) => [one.name, one.login, one.extension, one.password])];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
