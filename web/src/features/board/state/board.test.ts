import { describe, expect, it } from "vitest";
import type { AgentStateName, BoardAgent, BoardAgentNow, BoardCall, BoardQueue, BoardView, Threshold } from "~/api/types";
import { longestWait, noFilter, ownSupervision, shown, staffOf } from "./agents";
import { levelOf, queueLevels, ringing, thresholdOf } from "./alarms";
import { next, start, type Board, type Rows } from "./board";

const NOON = "2026-11-28T04:00:00Z";
const NOW = Date.parse(NOON);
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

export const agentNow = (id: number, name: AgentStateName, seconds = 0, more: Partial<BoardAgentNow> = {}): BoardAgentNow =>
  ({ id, state: { name, reason: null, since: ago(seconds), until: null, next: null }, station: "SIP", online: true, call: null, ...more });
export const agent = (id: number, name: AgentStateName, seconds = 0, queues: number[] = [1]): BoardAgent =>
  ({ id, name: `Agent ${id}`, extension: String(1000 + id), queues, now: agentNow(id, name, seconds) });
export const queue = (id: number, more: Partial<BoardQueue> = {}): BoardQueue =>
  ({ id, name: `Queue ${id}`, serviceLevelSeconds: 15, waiting: 0, oldest: null, today: { offered: 0, answered: 0, inTime: 0, abandoned: 0 }, serviceLevel: null, ...more });
export const call = (id: string, more: Partial<BoardCall> = {}): BoardCall =>
  ({ id, direction: "IN", number: "+86138****8000", area: null, queue: 1, state: "TALKING", since: NOON, agents: [], supervisors: [], ...more });
const threshold = (more: Partial<Threshold>): Threshold => ({ measure: "WAITING", queue: null, state: null, warn: 5, alarm: 10, rings: false, ...more });
export const view = (more: Partial<BoardView> = {}): BoardView =>
  ({ n: 10, at: NOON, queues: [queue(1), queue(2)], agents: [agent(1, "READY"), agent(2, "TALKING")], waiting: [], calls: [], settings: { listeningShown: false, thresholds: [] }, reasons: [], ...more });

const shows = (more: Partial<BoardView> = {}): Board => next(next(start, { type: "linked" }), { type: "frame", n: 10, kind: "snapshot", data: view(more) });
const rowsOf = (more: Partial<BoardView> = {}): Rows => shows(more).rows as Rows;
const nothing = { queues: [], agents: [], waiting: [], calls: [], waitingGone: [], callsGone: [] };

describe("the board", () => {
  it("replaces rows by their id and drops those that are gone", () => {
    const with1 = next(shows(), { type: "frame", n: 11, kind: "delta", data: { ...nothing, queues: [queue(2, { waiting: 3 })], calls: [call("c1")] } });
    expect(with1.rows?.queues.get(2)?.waiting).toBe(3);
    expect(with1.rows?.queues.get(1)?.waiting).toBe(0);
    const without = next(with1, { type: "frame", n: 12, kind: "delta", data: { ...nothing, callsGone: ["c1"] } });
    expect(without.rows?.calls.size).toBe(0);
  });
  it("changes of an agent what changes all day and keeps the name", () => {
    const changed = next(shows(), { type: "frame", n: 11, kind: "delta", data: { ...nothing, agents: [agentNow(1, "NOT_READY"), agentNow(99, "READY")] } });
    expect(changed.rows?.agents.get(1)).toMatchObject({ name: "Agent 1", now: { state: { name: "NOT_READY" } } });
    expect(changed.rows?.agents.has(99)).toBe(false);
  });
  it("keeps maps in which nothing changed, so that their tables aren't drawn anew", () => {
    const before = shows();
    const after = next(before, { type: "frame", n: 11, kind: "delta", data: { ...nothing, agents: [agentNow(1, "TALKING")] } });
    expect(after.rows?.queues).toBe(before.rows?.queues);
    expect(after.rows?.calls).toBe(before.rows?.calls);
  });
  it("counts each frame once when the tail overlaps after a resume", () => {
    const once = next(shows(), { type: "frame", n: 11, kind: "delta", data: { ...nothing, queues: [queue(1, { waiting: 4 })] } });
    expect(next(once, { type: "frame", n: 11, kind: "delta", data: { ...nothing, queues: [queue(1, { waiting: 9 })] } })).toBe(once);
    expect(next(once, { type: "frame", n: 2, kind: "snapshot", data: view() }).lastN).toBe(2);
  });
});

describe("thresholds", () => {
  it("let a queue's own count before the one for all", () => {
    const all = [threshold({ warn: 5, alarm: 10 }), threshold({ queue: 2, warn: 1, alarm: 2 })];
    expect(thresholdOf(all, "WAITING", 2)?.alarm).toBe(2);
    expect(thresholdOf(all, "WAITING", 1)?.alarm).toBe(10);
    expect(thresholdOf(all, "LONGEST_WAIT", 1)).toBeNull();
  });
  it("worry about a service level that falls and about everything else that grows", () => {
    const level = threshold({ measure: "SERVICE_LEVEL", warn: 80, alarm: 60 });
    expect([90, 79, 59].map((value) => levelOf(level, value))).toEqual(["calm", "warn", "alarm"]);
    expect([4, 5, 10].map((value) => levelOf(threshold({}), value))).toEqual(["calm", "warn", "alarm"]);
    expect(levelOf(level, null)).toBe("calm");
  });
  it("measure a wait to this moment", () => {
    expect(queueLevels([threshold({ measure: "LONGEST_WAIT", warn: 30, alarm: 60 })], queue(1, { oldest: ago(61), waiting: 1 }), NOW).longest).toBe("alarm");
  });
  it("ring only where somebody wants to hear it", () => {
    const rows = rowsOf({ queues: [queue(1, { waiting: 12 })], agents: [agent(1, "NOT_READY", 2000)], settings: { listeningShown: false, thresholds: [threshold({ rings: true }), threshold({ measure: "AGENT_STATE", state: "NOT_READY", warn: 900, alarm: 1800 })] } });
    expect(ringing(rows, NOW)).toEqual(["queue-1-waiting"]);
    const both = { ...rows, settings: { ...rows.settings, thresholds: rows.settings.thresholds.map((one) => ({ ...one, rings: true })) } };
    expect(ringing(both, NOW)).toHaveLength(2);
  });
});

describe("the agents", () => {
  const all = [agent(1, "READY", 10), agent(2, "TALKING", 30, [2]), agent(3, "TALKING", 60), agent(4, "OFFLINE", 999)];
  it("are those at work, with a caller first and the longest first", () => {
    expect(shown(all, noFilter).map(({ id }) => id)).toEqual([3, 2, 1]);
  });
  it("are found by name, extension, queue and state", () => {
    expect(shown(all, { ...noFilter, text: "1002" }).map(({ id }) => id)).toEqual([2]);
    expect(shown(all, { ...noFilter, text: "agent 3" }).map(({ id }) => id)).toEqual([3]);
    expect(shown(all, { ...noFilter, queue: 2 }).map(({ id }) => id)).toEqual([2]);
    expect(shown(all, { ...noFilter, state: "OFFLINE" }).map(({ id }) => id)).toEqual([4]);
    expect(shown(all, { ...noFilter, state: null, sort: "name" }).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });
  it("are counted per queue", () => {
    expect(staffOf(all, 1)).toEqual({ ready: 1, talking: 1, wrapUp: 0, notReady: 0, signedIn: 2 });
    expect(staffOf(all, null).signedIn).toBe(3);
  });
});

it("knows where the supervisor stands, and who waits longest", () => {
  const rows = rowsOf({ calls: [call("c1", { supervisors: [{ id: 7, name: "Boss", agent: 2, mode: "WHISPER", answered: true }] })], queues: [queue(1, { oldest: ago(5) }), queue(2, { oldest: ago(50) })] });
  expect(ownSupervision(rows, 7)).toMatchObject({ mode: "WHISPER", agent: { id: 2 }, answered: true });
  expect(ownSupervision(rows, 8)).toBeNull();
  expect(longestWait(rows)).toBe(ago(50));
});
