import type { AgentStateName, BoardQueue, Measure, Threshold } from "~/api/types";
import type { Rows } from "./board";

export type Level = "calm" | "warn" | "alarm";

/** The threshold that counts here: the queue's or state's own before the one for all. */
export function thresholdOf(thresholds: Threshold[], measure: Measure, queue: number | null, state: AgentStateName | null = null): Threshold | null {
  const fitting = thresholds.filter((one) => one.measure === measure && one.state === state && (one.queue === null || one.queue === queue));
  return fitting.find((one) => one.queue !== null) ?? fitting[0] ?? null;
}

/** A service level worries when it falls, everything else when it grows. */
export function levelOf(threshold: Threshold | null, value: number | null): Level {
  if (!threshold || value === null) return "calm";
  const beyond = (limit: number) => threshold.measure === "SERVICE_LEVEL" ? value < limit : value >= limit;
  return beyond(threshold.alarm) ? "alarm" : beyond(threshold.warn) ? "warn" : "calm";
}

export const secondsSince = (moment: string | null, now: number): number | null => moment === null ? null : Math.max(0, (now - Date.parse(moment)) / 1000);

export interface QueueLevels { waiting: Level; longest: Level; serviceLevel: Level }

export function queueLevels(thresholds: Threshold[], queue: BoardQueue, now: number): QueueLevels {
  const level = (measure: Measure, value: number | null) => levelOf(thresholdOf(thresholds, measure, queue.id), value);
  return { waiting: level("WAITING", queue.waiting), longest: level("LONGEST_WAIT", secondsSince(queue.oldest, now)), serviceLevel: level("SERVICE_LEVEL", queue.serviceLevel) };
}

/** Names of the alarms that shall be heard now: a new one rings once. */
export function ringing(rows: Rows, now: number): string[] {
  const thresholds = rows.settings.thresholds.filter((one) => one.rings);
  if (thresholds.length === 0) return [];
  const heard: string[] = [];
  for (const queue of rows.queues.values()) {
    const levels = queueLevels(thresholds, queue, now);
    for (const [measure, level] of Object.entries(levels)) if (level === "alarm") heard.push(`queue-${queue.id}-${measure}`);
  }
  for (const agent of rows.agents.values()) {
    const { name, since } = agent.now.state;
    if (levelOf(thresholdOf(thresholds, "AGENT_STATE", null, name), secondsSince(since, now)) === "alarm") heard.push(`agent-${agent.id}-${name}-${since}`);
  }
  return heard;
}
