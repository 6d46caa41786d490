import { ProblemError, readProblem } from "./problem";

const BASE = "/api/v1";

let csrf: string | null = null;
let signInAgain: (() => Promise<void>) | null = null;

/** The token that every writing request carries (cookie sessions); null when nobody is signed in. */
export function carryCsrf(token: string | null): void {
  csrf = token;
}

/** Who asks the person to sign in again when the session ended; the failed request then runs once more. */
export function onSessionEnd(ask: (() => Promise<void>) | null): void {
  signInAgain = ask;
}

type Body = Record<string, unknown> | unknown[] | FormData | undefined;

interface Options {
  /** A 401 is this request's own answer (sign-in, the first look at the session), not the end of a session. */
  ownAnswer?: boolean;
  signal?: AbortSignal | undefined;
}

async function send(method: string, path: string, body: Body, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (csrf && method !== "GET") headers["X-CSRF-Token"] = csrf;
  let payload: BodyInit | undefined;
  if (body instanceof FormData) payload = body;
  else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    payload = JSON.stringify(body);
  }
  try {
    return await fetch(BASE + path, { method, headers, body: payload ?? null, credentials: "same-origin", signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({ status: 0, code: "offline", title: "The server can't be reached." });
  }
}

async function request<T>(method: string, path: string, body?: Body, options: Options = {}): Promise<T> {
  let response = await send(method, path, body, options.signal);
  if (response.status === 401 && signInAgain && !options.ownAnswer) {
    await signInAgain();
    response = await send(method, path, body, options.signal);
  }
  if (!response.ok) throw new ProblemError(await readProblem(response));
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

export const api = {
  get: <T>(path: string, options?: Options) => request<T>("GET", path, undefined, options),
  post: <T = void>(path: string, body?: Body, options?: Options) => request<T>("POST", path, body, options),
  put: <T = void>(path: string, body?: Body) => request<T>("PUT", path, body),
  patch: <T = void>(path: string, body?: Body) => request<T>("PATCH", path, body),
  delete: <T = void>(path: string, options?: Options) => request<T>("DELETE", path, undefined, options),
};

/** `?a=1&b=2` of what is set; empty and absent values are left out. */
export function queryString(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (set.length === 0) return "";
  return "?" + new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString();
}
