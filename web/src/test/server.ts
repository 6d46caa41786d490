import { vi } from "vitest";

type Answer = unknown | ((request: { body: unknown; url: URL }) => unknown);
export interface Asked { method: string; path: string; body: unknown }

/** A refusal as the server words it. */
export class Refusal {
  constructor(readonly status: number, readonly code: string, readonly detail = code) {}
}

/** Answers `METHOD /path` (below /api/v1) from a table; what isn't in it is 404, as on the server. Says what was asked. */
export function stubServer(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, "http://localhost");
    const method = init.method ?? "GET";
    const path = url.pathname.replace("/api/v1", "");
    const body = typeof init.body === "string" ? JSON.parse(init.body) as unknown : init.body;
    asked.push({ method, path, body });
    const found = answers[`${method} ${path}`];
    const answer = typeof found === "function" ? (found as (request: { body: unknown; url: URL }) => unknown)({ body, url }) : found;
    if (answer === undefined) return problem(new Refusal(404, "not-found"));
    if (answer instanceof Refusal) return problem(answer);
    return answer === null ? new Response(null, { status: 204 }) : new Response(JSON.stringify(answer), { status: 200, headers: { "content-type": "application/json" } });
  });
  return asked;
}

function problem({ status, code, detail }: Refusal): Response {
  return new Response(JSON.stringify({ status, code, title: code, detail }), { status, headers: { "content-type": "application/problem+json" } });
}

/** The desk's event stream: what a test sends arrives as frames. */
export class StubSocket {
  static latest: StubSocket | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly url: string;

  constructor(url: string | URL) {
    this.url = String(url);
    StubSocket.latest = this;
  }

  send(): void { /* pages talk by REST */ }
  close(): void { this.onclose?.({ code: 1000 }); }
  frame(n: number, type: string, data: unknown): void { this.onmessage?.({ data: JSON.stringify({ n, type, data }) }); }
}
