import { useTranslation } from "react-i18next";
import { Panel } from "~/design/basics";
import { Phone, Timer } from "~/design/time";
import { thresholdOf } from "../state/alarms";
import type { Rows } from "../state/board";
import { Age } from "./parts";

const MOST = 100;

/** Who waits now, the longest first. */
export function Waiting({ rows }: { rows: Rows }) {
  const { t } = useTranslation();
  const waiting = [...rows.waiting.values()].sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
  return (
    <Panel title={`${t("board.callers")} (${waiting.length})`} flush>
      {waiting.length === 0 ? <p className="board-none">{t("board.noCallers")}</p> : (
        <div className="board-scroll board-short" tabIndex={0} role="region" aria-label={t("board.callers")}>
          <table className="board-table">
            <thead><tr><th scope="col">{t("board.number")}</th><th scope="col">{t("board.queue")}</th><th scope="col">{t("board.waited")}</th><th scope="col">{t("board.ringsAt")}</th></tr></thead>
            <tbody>
              {waiting.slice(0, MOST).map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="tl-numeric"><Phone number={one.number} /> <span className="tl-faint">{one.area}</span></th>
                  <td>{rows.queues.get(one.queue)?.name ?? ""}</td>
                  <td><Age since={one.since} threshold={thresholdOf(rows.settings.thresholds, "LONGEST_WAIT", one.queue)} /></td>
                  <td>{one.ringing === null ? "—" : rows.agents.get(one.ringing)?.name ?? ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

export function Calls({ rows }: { rows: Rows }) {
  const { t } = useTranslation();
  const calls = [...rows.calls.values()].sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
  return (
    <Panel title={`${t("board.calls")} (${calls.length})`} flush>
      {calls.length === 0 ? <p className="board-none">{t("board.noCalls")}</p> : (
        <div className="board-scroll board-short" tabIndex={0} role="region" aria-label={t("board.calls")}>
          <table className="board-table">
            <thead><tr><th scope="col">{t("board.number")}</th><th scope="col">{t("board.state")}</th><th scope="col">{t("board.agent")}</th><th scope="col">{t("board.length")}</th><th scope="col">{t("board.supervisor")}</th></tr></thead>
            <tbody>
              {calls.slice(0, MOST).map((call) => (
                <tr key={call.id}>
                  <th scope="row" className="tl-numeric"><Phone number={call.number} /> <span className="tl-faint">{t(`desk.direction.${call.direction}`)}</span></th>
                  <td>{t(`board.callState.${call.state}`)}</td>
                  <td>{call.agents.map((agent) => rows.agents.get(agent)?.name).filter(Boolean).join("、") || "—"}</td>
                  <td><Timer since={call.since} /></td>
                  <td>{call.supervisors.map((one) => `${one.name} · ${t(`board.mode.${one.mode}`)}`).join("、") || "—"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
