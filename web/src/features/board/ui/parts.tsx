import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgentState, BoardQueue, Threshold } from "~/api/types";
import { StateChip } from "~/design/states";
import { clock, useNow } from "~/design/time";
import { levelOf, queueLevels, secondsSince, thresholdOf, type Level } from "../state/alarms";

/** A figure whose colour says how it stands; the word says it to who sees no colours. */
export function Figure({ level, children }: { level: Level; children: ReactNode }) {
  const { t } = useTranslation();
  return <span className={`tl-numeric board-figure board-${level}`}>{children}{level !== "calm" && <span className="tl-visually-hidden"> ({t(`board.level.${level}`)})</span>}</span>;
}

/** How long somebody waits or does something, coloured by the threshold. */
export function Age({ since, threshold }: { since: string | null; threshold: Threshold | null }) {
  const now = useNow();
  const seconds = secondsSince(since, now);
  return <Figure level={levelOf(threshold, seconds)}>{seconds === null ? "—" : clock(seconds)}</Figure>;
}

export function Percent({ value, level }: { value: number | null; level: Level }) {
  return <Figure level={level}>{value === null ? "—" : `${value}%`}</Figure>;
}

export function useStateName(): (state: AgentState) => string {
  const { t, i18n } = useTranslation();
  return ({ name, reason }) => {
    if (name !== "NOT_READY" || !reason) return t(`desk.state.${name}`);
    if (reason.id !== 0) return reason.name;
    return i18n.exists(`desk.rule.${reason.name}`) ? t(`desk.rule.${reason.name as "NO_ANSWER"}`) : t("desk.state.NOT_READY");
  };
}

export function State({ state, thresholds }: { state: AgentState; thresholds: Threshold[] }) {
  const name = useStateName();
  return (
    <span className="board-state">
      <StateChip state={state.name} label={name(state)} />
      {state.name !== "OFFLINE" && <Age since={state.since} threshold={thresholdOf(thresholds, "AGENT_STATE", null, state.name)} />}
    </span>
  );
}

export function useQueueLevels(thresholds: Threshold[], queue: BoardQueue) {
  const now = useNow();
  return queueLevels(thresholds, queue, now);
}
