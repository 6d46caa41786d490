import type { AgentState, DeskCall, DeskSnapshot, QueuePressure, Station } from "~/api/types";

/** The link to the server's events. A person is told after a moment only, see `isAway`. */
export type Link = { state: "connecting" } | { state: "live" } | { state: "away"; since: number };

export interface Notice { n: number; code: string; text: string | null }

/** What the server said last; the screen mirrors it. `lastN` is where a new link resumes. */
export interface Desk {
  link: Link; lastN: number; snapshot: DeskSnapshot | null; notices: Notice[];
  /** How busy the own queues are; null until told. */
  queues: QueuePressure[] | null;
  /** Grows when something was announced, changed or withdrawn: whoever shows announcements looks anew. */
  announced: number;
}

export type DeskEvent =
  | { type: "linked" }
  | { type: "unlinked"; at: number }
  | { type: "frame"; n: number; kind: string; data: unknown }
  | { type: "dismissed"; n: number };

export const start: Desk = { link: { state: "connecting" }, lastN: 0, snapshot: null, notices: [], queues: null, announced: 0 };
const MAX_NOTICES = 3;

export function next(desk: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case "linked":
      return { ...desk, link: { state: "live" } };
    case "unlinked":
      return desk.link.state === "away" ? desk : { ...desk, link: { state: "away", since: event.at } };
    case "dismissed":
      return { ...desk, notices: desk.notices.filter((notice) => notice.n !== event.n) };
    case "frame":
      return frame(desk, event.n, event.kind, event.data);
    default:
      return unreachable(event);
  }
}

function frame(desk: Desk, n: number, kind: string, data: unknown): Desk {
  // What matters only now carries no number of its own.
  if (kind === "queues") return { ...desk, queues: data as QueuePressure[] };
  if (kind === "announcements") return { ...desk, announced: desk.announced + 1 };
  if (kind === "snapshot") return { ...desk, lastN: n, snapshot: normal(data as DeskSnapshot) };
  // A tail that overlaps what we have, after a resume: each event counts once.
  if (n <= desk.lastN || !desk.snapshot) return desk;
  const seen = { ...desk, lastN: n };
  const snapshot = desk.snapshot;
  switch (kind) {
    case "state":
      return { ...seen, snapshot: { ...snapshot, state: data as AgentState } };
    case "station":
      return { ...seen, snapshot: { ...snapshot, station: data as Station | null } };
    case "call":
      return { ...seen, snapshot: { ...snapshot, calls: withCall(snapshot.calls, data as DeskCall) } };
    case "call-ended":
      return { ...seen, snapshot: { ...snapshot, calls: snapshot.calls.filter((call) => call.id !== idOf(data)) } };
    case "missed":
      return { ...seen, snapshot: { ...snapshot, missed: missedOf(data, snapshot.missed) } };
    case "notice": {
      const { code, text, detail } = data as { code?: string; text?: string; detail?: string };
      return { ...seen, notices: [...desk.notices, { n, code: code ?? "", text: text ?? detail ?? null }].slice(-MAX_NOTICES) };
    }
    default:
      return seen; // a newer server's event: nothing to show for it
  }
}

/** A snapshot of a server that leaves empty lists out is still whole. */
function normal(snapshot: DeskSnapshot): DeskSnapshot {
  return { ...snapshot, calls: snapshot.calls ?? [], reasons: snapshot.reasons ?? [], missed: snapshot.missed ?? 0, categories: snapshot.categories ?? [], station: snapshot.station ?? null };
}

function withCall(calls: DeskCall[], call: DeskCall): DeskCall[] {
  return calls.some((one) => one.id === call.id) ? calls.map((one) => one.id === call.id ? call : one) : [...calls, call];
}

function idOf(data: unknown): string {
  if (typeof data === "string") return data;
  const { id, callId } = data as { id?: string; callId?: string };
  return id ?? callId ?? "";
}

function missedOf(data: unknown, before: number): number {
  if (typeof data === "number") return data;
  const { missed, count } = (data ?? {}) as { missed?: number; count?: number };
  return missed ?? count ?? before + 1;
}

const PATIENCE_MS = 1500;

/** Whether the person should be told that the link is away: not for a blink. */
export function isAway(link: Link, now: number): boolean {
  return link.state === "away" && now - link.since > PATIENCE_MS;
}

/** The call that the desk is about: ringing first, then the one in progress, then the one to wrap up. */
export function foremost(calls: DeskCall[]): DeskCall | null {
  const order: DeskCall["state"][] = ["OFFERED", "TALKING", "CONFERENCE", "CONSULTING", "HELD", "RINGING", "WRAP_UP"];
  return [...calls].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0] ?? null;
}

export const isInProgress = (call: DeskCall): boolean => ["TALKING", "HELD", "CONSULTING", "CONFERENCE"].includes(call.state);

/** Longest wait and callers in all own queues together, for one glance. */
export function pressureOf(queues: QueuePressure[]): { waiting: number; oldest: string | null } {
  const moments = queues.flatMap((queue) => queue.oldest ?? []).sort();
  return { waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0), oldest: moments[0] ?? null };
}

export type Control = "answer" | "reject" | "hang-up" | "hold" | "retrieve" | "mute" | "digits" | "transfer" | "consult" | "consult-complete"
  | "consult-cancel" | "conference";

/** What can be done with a call now; a button for anything else would only be refused. */
export function controlsOf(call: DeskCall): Control[] {
  switch (call.state) {
    case "OFFERED":
      return ["answer", "reject"];
    case "RINGING":
      return ["hang-up"];
    case "TALKING":
      return ["mute", "hold", "digits", "transfer", "consult", "hang-up"];
    case "HELD":
      return ["retrieve", "transfer", "consult", "hang-up"];
    case "CONSULTING":
      return ["mute", "digits", "consult-complete", "conference", "consult-cancel", "hang-up"];
    case "CONFERENCE":
      return ["mute", "digits", "hang-up"];
    case "WRAP_UP":
      return [];
    default:
      return unreachable(call.state);
  }
}

export function notesOf(call: DeskCall): { text: string; category: string | null } {
  return { text: call.notes?.text ?? "", category: call.notes?.category ?? null };
}

export function isMuted(call: DeskCall, agentName: string): boolean {
  return call.parties.some((party) => party.kind === "AGENT" && party.muted && (party.name === agentName || call.parties.filter((p) => p.kind === "AGENT").length === 1));
}

/**
 * Whether a call that rings in the browser was already accepted: the person dialled it (their own leg rings first), or they are in a talk
 * whose sound the server re-attaches after a reload.
 */
export function wasAccepted(snapshot: DeskSnapshot | null, header: (name: string) => string | null): boolean {
  const asked = `${header("Alert-Info") ?? ""} ${header("Call-Info") ?? ""} ${header("Answer-Mode") ?? ""}`.toLowerCase();
  if (asked.includes("answer-after=0") || asked.includes("auto")) return true;
  return (snapshot?.calls ?? []).some((call) => isInProgress(call) || (call.direction !== "IN" && call.state === "RINGING"));
}

function unreachable(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
