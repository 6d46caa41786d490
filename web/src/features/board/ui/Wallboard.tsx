import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardQueue, Threshold } from "~/api/types";
import { useTitle } from "~/design/basics";
import { cssVariables, dark } from "~/design/tokens";
import { useNow } from "~/design/time";
import { longestWait, staffOf } from "../state/agents";
import { thresholdOf } from "../state/alarms";
import { Age, Figure, Percent, useQueueLevels } from "./parts";
import { useAlarmSound, useBoard } from "./useBoard";
import "./wallboard.css";

const MOST_QUEUES = 8;
const HINT_MS = 8000;
const PATIENCE_MS = 1500;

function Row({ queue, thresholds, ready }: { queue: BoardQueue; thresholds: Threshold[]; ready: number }) {
  const levels = useQueueLevels(thresholds, queue);
  return (
    <tr>
      <th scope="row">{queue.name}</th>
      <td><Figure level={levels.waiting}>{queue.waiting}</Figure></td>
      <td><Age since={queue.oldest} threshold={thresholdOf(thresholds, "LONGEST_WAIT", queue.id)} /></td>
      <td><Percent value={queue.serviceLevel} level={levels.serviceLevel} /></td>
      <td className="tl-numeric">{queue.today.answered}</td>
      <td className="tl-numeric">{queue.today.abandoned}</td>
      <td className="tl-numeric">{ready}</td>
    </tr>
  );
}

/** For a big screen that nobody touches: the queues that need somebody most first. A click or F makes it fill the screen. */
export default function Wallboard() {
  const { t, i18n } = useTranslation();
  const { rows, link } = useBoard();
  const now = useNow();
  const [openedAt] = useState(now);
  useAlarmSound(rows);
  useTitle(t("nav.wallboard"));
  useEffect(() => {
    const fill = () => { if (!document.fullscreenElement) void document.documentElement.requestFullscreen?.().catch(() => undefined); };
    const key = (event: KeyboardEvent) => { if (event.key.toLowerCase() === "f") fill(); };
    document.addEventListener("click", fill);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("click", fill);
      document.removeEventListener("keydown", key);
    };
  }, []);
  const queues = rows ? [...rows.queues.values()].sort((a, b) => b.waiting - a.waiting || a.id - b.id).slice(0, MOST_QUEUES) : [];
  const staff = rows ? staffOf(rows.agents.values(), null) : null;
  return (
    <div className="wall" style={cssVariables(dark)}>
      <header className="wall-head">
        <h1>{t("nav.board")}</h1>
        <time className="tl-numeric">{new Intl.DateTimeFormat(i18n.language, { hour: "2-digit", minute: "2-digit", hour12: false }).format(now)}</time>
      </header>
      {!rows || !staff ? <p className="wall-soft">{t("common.loading")}</p> : <>
        <dl className="wall-figures">
          <div><dt>{t("board.waiting")}</dt><dd><Figure level="calm">{rows.waiting.size}</Figure></dd></div>
          <div><dt>{t("board.longest")}</dt><dd><Age since={longestWait(rows)} threshold={thresholdOf(rows.settings.thresholds, "LONGEST_WAIT", null)} /></dd></div>
          <div><dt>{t("desk.state.READY")}</dt><dd className="tl-numeric">{staff.ready}</dd></div>
          <div><dt>{t("desk.state.TALKING")}</dt><dd className="tl-numeric">{staff.talking}</dd></div>
          <div><dt>{t("desk.state.NOT_READY")}</dt><dd className="tl-numeric">{staff.notReady}</dd></div>
        </dl>
        <table className="wall-queues">
          <thead><tr>
            <th scope="col">{t("board.queue")}</th><th scope="col">{t("board.waiting")}</th><th scope="col">{t("board.longest")}</th><th scope="col">{t("board.serviceLevel")}</th>
            <th scope="col">{t("board.answered")}</th><th scope="col">{t("board.abandoned")}</th><th scope="col">{t("desk.state.READY")}</th>
          </tr></thead>
          <tbody>{queues.map((queue) => <Row key={queue.id} queue={queue} thresholds={rows.settings.thresholds} ready={staffOf(rows.agents.values(), queue.id).ready} />)}</tbody>
        </table>
      </>}
      <div className="wall-foot" role="status">
        {link.state === "away" && now - link.since > PATIENCE_MS ? <span className="board-alarm">{t("board.linkAway")}</span> : now - openedAt < HINT_MS ? t("board.fill") : ""}
      </div>
    </div>
  );
}
