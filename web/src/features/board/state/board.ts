import type { BoardAgent, BoardCall, BoardDelta, BoardQueue, BoardSettings, BoardView, BoardWaiting, Reason } from "~/api/types";
import type { StreamEvent } from "~/api/stream";

export type Link = { state: "connecting" } | { state: "live" } | { state: "away"; since: number };

/** What the server said last, by id; the screen mirrors it. */
export interface Rows {
  queues: Map<number, BoardQueue>; agents: Map<number, BoardAgent>; waiting: Map<string, BoardWaiting>; calls: Map<string, BoardCall>;
  settings: BoardSettings; reasons: Reason[];
}
export interface Board { link: Link; lastN: number; rows: Rows | null }

export const start: Board = { link: { state: "connecting" }, lastN: 0, rows: null };

export function next(board: Board, event: StreamEvent): Board {
  switch (event.type) {
    case "linked":
      return { ...board, link: { state: "live" } };
    case "unlinked":
      return board.link.state === "away" ? board : { ...board, link: { state: "away", since: event.at } };
    case "frame":
      if (event.kind === "snapshot") return { ...board, lastN: event.n, rows: whole(event.data as BoardView) };
      // A tail that overlaps what we have, after a resume: each frame counts once.
      if (event.n <= board.lastN || !board.rows) return board;
      return { ...board, lastN: event.n, rows: event.kind === "delta" ? changed(board.rows, event.data as BoardDelta) : board.rows };
    default:
      return unreachable(event);
  }
}

function whole(view: BoardView): Rows {
  return { queues: byId(view.queues), agents: byId(view.agents), waiting: byId(view.waiting), calls: byId(view.calls), settings: view.settings, reasons: view.reasons };
}

function byId<K, T extends { id: K }>(rows: T[]): Map<K, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function changed(rows: Rows, delta: BoardDelta): Rows {
  return {
    ...rows,
    queues: merged(rows.queues, delta.queues, []),
    agents: delta.agents.length === 0 ? rows.agents : withStates(rows.agents, delta),
    waiting: merged(rows.waiting, delta.waiting, delta.waitingGone),
    calls: merged(rows.calls, delta.calls, delta.callsGone),
  };
}

/** The same map where nothing changed, so that what shows it isn't drawn anew. */
function merged<K, T extends { id: K }>(known: Map<K, T>, fresh: T[], gone: K[]): Map<K, T> {
  if (fresh.length === 0 && gone.length === 0) return known;
  const all = new Map(known);
  for (const row of fresh) all.set(row.id, row);
  for (const id of gone) all.delete(id);
  return all;
}

function withStates(known: Map<number, BoardAgent>, delta: BoardDelta): Map<number, BoardAgent> {
  const all = new Map(known);
  for (const now of delta.agents) {
    const agent = all.get(now.id);
    if (agent) all.set(now.id, { ...agent, now });   // an agent we don't know comes with the next snapshot
  }
  return all;
}

function unreachable(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
