/** What went wrong, in the server's words (RFC 9457). `code` is stable and is what the pages translate. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  fix?: string;
  /** Problems of single fields, where the server names them. */
  errors?: { field: string; message: string }[];
}

/** Thrown by every request that didn't succeed; the network being away is a problem too (`code: "offline"`). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { status: 0, code: "unexpected", title: error instanceof Error ? error.message : String(error) };
}

/** Reads the body of a failed response; a proxy's plain page still becomes a problem that says something. */
export async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = { status: response.status, code: `http-${response.status}`, title: response.statusText };
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return fallback;
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...fallback, ...body, status: response.status, code: body.code ?? fallback.code };
  } catch {
    return fallback;
  }
}
