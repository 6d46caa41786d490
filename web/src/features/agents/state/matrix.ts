import type { Agent } from "~/api/types";

export interface Cell { agentId: number; skillId: number; from: number | null; to: number | null }
/** What was typed and isn't saved, by `agent:skill`. */
export type Edits = Readonly<Record<string, number | null>>;

const keyOf = (agentId: number, skillId: number) => `${agentId}:${skillId}`;

export function levelOf(agent: Agent, skillId: number): number | null {
  return agent.skills.find((skill) => skill.skillId === skillId)?.level ?? null;
}

export function shownOf(agent: Agent, skillId: number, edits: Edits): number | null {
  const edit = edits[keyOf(agent.id, skillId)];
  return edit === undefined ? levelOf(agent, skillId) : edit;
}

/** What was typed becomes a level: empty takes the skill away; what is no level is null, and nothing changes. */
export function typed(text: string): { level: number | null } | null {
  if (text.trim() === "") return { level: null };
  const level = Number(text);
  return /^\d{1,2}$/.test(text.trim()) && level >= 1 && level <= 10 ? { level } : null;
}

/** An edit that puts back what is there is none. */
export function edited(edits: Edits, agent: Agent, skillId: number, level: number | null): Edits {
  const { [keyOf(agent.id, skillId)]: _, ...rest } = edits;
  return levelOf(agent, skillId) === level ? rest : { ...rest, [keyOf(agent.id, skillId)]: level };
}

export function cellsOf(edits: Edits, agents: Agent[]): Cell[] {
  return Object.entries(edits).flatMap(([key, to]) => {
    const [agentId = 0, skillId = 0] = key.split(":").map(Number);
    const agent = agents.find((one) => one.id === agentId);
    return agent ? [{ agentId, skillId, from: levelOf(agent, skillId), to }] : [];
  });
}

/** Where an arrow leads; it stops at the edge. */
export function moved(key: string, row: number, column: number, rows: number, columns: number): [number, number] | null {
  switch (key) {
    case "ArrowUp": return [Math.max(0, row - 1), column];
    case "ArrowDown":
    case "Enter": return [Math.min(rows - 1, row + 1), column];
    case "ArrowLeft": return [row, Math.max(0, column - 1)];
    case "ArrowRight": return [row, Math.min(columns - 1, column + 1)];
    case "Home": return [row, 0];
    case "End": return [row, columns - 1];
    default: return null;
  }
}
