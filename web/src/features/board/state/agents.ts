import type { AgentStateName, BoardAgent, BoardCall } from "~/api/types";
import type { Rows } from "./board";

export type Sort = "state" | "name" | "longest";
export interface Filter { text: string; queue: number | null; state: AgentStateName | "ONLINE" | null; sort: Sort }

export const noFilter: Filter = { text: "", queue: null, state: "ONLINE", sort: "state" };

/** Who is at work first, and of them who is with a caller. */
const order: AgentStateName[] = ["TALKING", "RINGING", "WRAP_UP", "READY", "NOT_READY", "OFFLINE"];

export function shown(agents: Iterable<BoardAgent>, filter: Filter): BoardAgent[] {
  const text = filter.text.trim().toLowerCase();
  const fits = (agent: BoardAgent) => (filter.queue === null || agent.queues.includes(filter.queue))
    && (filter.state === null || (filter.state === "ONLINE" ? agent.now.state.name !== "OFFLINE" : agent.now.state.name === filter.state))
    && (text === "" || agent.name.toLowerCase().includes(text) || agent.extension.startsWith(text));
  return [...agents].filter(fits).sort(comparing(filter.sort));
}

function comparing(sort: Sort): (a: BoardAgent, b: BoardAgent) => number {
  const byName = (a: BoardAgent, b: BoardAgent) => a.name.localeCompare(b.name) || a.id - b.id;
  const byAge = (a: BoardAgent, b: BoardAgent) => Date.parse(a.now.state.since) - Date.parse(b.now.state.since);
  switch (sort) {
    case "name":
      return byName;
    case "longest":
      return (a, b) => byAge(a, b) || byName(a, b);
    case "state":
      return (a, b) => order.indexOf(a.now.state.name) - order.indexOf(b.now.state.name) || byAge(a, b) || byName(a, b);
  }
}

export interface Staff { ready: number; talking: number; wrapUp: number; notReady: number; signedIn: number }

/** How many of a queue's agents (or of all) do what; ringing counts as talking. */
export function staffOf(agents: Iterable<BoardAgent>, queue: number | null): Staff {
  const staff: Staff = { ready: 0, talking: 0, wrapUp: 0, notReady: 0, signedIn: 0 };
  for (const agent of agents) {
    if (queue !== null && !agent.queues.includes(queue)) continue;
    switch (agent.now.state.name) {
      case "READY": staff.ready++; break;
      case "TALKING": case "RINGING": staff.talking++; break;
      case "WRAP_UP": staff.wrapUp++; break;
      case "NOT_READY": staff.notReady++; break;
      case "OFFLINE": continue;
    }
    staff.signedIn++;
  }
  return staff;
}

/** Where this supervisor stands now, or is about to. */
export function ownSupervision(rows: Rows, me: number | null): { call: BoardCall; agent: BoardAgent | null; mode: BoardCall["supervisors"][number]["mode"]; answered: boolean } | null {
  for (const call of rows.calls.values()) {
    const own = call.supervisors.find((one) => one.id === me);
    if (own) return { call, agent: rows.agents.get(own.agent) ?? null, mode: own.mode, answered: own.answered };
  }
  return null;
}

/** The oldest waiting caller of all queues. */
export function longestWait(rows: Rows): string | null {
  let oldest: string | null = null;
  for (const queue of rows.queues.values()) if (queue.oldest !== null && (oldest === null || Date.parse(queue.oldest) < Date.parse(oldest))) oldest = queue.oldest;
  return oldest;
}
