import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { BoardAgent, BoardQueue, Threshold } from "~/api/types";
import { Panel } from "~/design/basics";
import { thresholdOf } from "../state/alarms";
import { staffOf } from "../state/agents";
import { Age, Figure, Percent, useQueueLevels } from "./parts";

function Row({ queue, agents, thresholds }: { queue: BoardQueue; agents: Map<number, BoardAgent>; thresholds: Threshold[] }) {
  const levels = useQueueLevels(thresholds, queue);
  const staff = staffOf(agents.values(), queue.id);
  return (
    <tr>
      <th scope="row">{queue.name}</th>
      <td><Figure level={levels.waiting}>{queue.waiting}</Figure></td>
      <td><Age since={queue.oldest} threshold={thresholdOf(thresholds, "LONGEST_WAIT", queue.id)} /></td>
      <td><Percent value={queue.serviceLevel} level={levels.serviceLevel} /></td>
      <td className="tl-numeric">{queue.today.offered}</td>
      <td className="tl-numeric">{queue.today.answered}</td>
      <td className="tl-numeric">{queue.today.abandoned}</td>
      <td className="tl-numeric">{staff.ready}</td>
      <td className="tl-numeric">{staff.talking}</td>
      <td className="tl-numeric">{staff.notReady + staff.wrapUp}</td>
    </tr>
  );
}

export const Queues = memo(function Queues({ queues, agents, thresholds }: { queues: Map<number, BoardQueue>; agents: Map<number, BoardAgent>; thresholds: Threshold[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("board.queues")} flush>
      <div className="board-scroll" tabIndex={0} role="region" aria-label={t("board.queues")}>
        <table className="board-table">
          <thead>
            <tr>
              <th scope="col">{t("board.queue")}</th><th scope="col">{t("board.waiting")}</th><th scope="col">{t("board.longest")}</th>
              <th scope="col" title={t("board.serviceLevelHint")}>{t("board.serviceLevel")}</th>
              <th scope="col">{t("board.offered")}</th><th scope="col">{t("board.answered")}</th><th scope="col">{t("board.abandoned")}</th>
              <th scope="col">{t("desk.state.READY")}</th><th scope="col">{t("desk.state.TALKING")}</th><th scope="col">{t("board.away")}</th>
            </tr>
          </thead>
          <tbody>{[...queues.values()].map((queue) => <Row key={queue.id} queue={queue} agents={agents} thresholds={thresholds} />)}</tbody>
        </table>
      </div>
    </Panel>
  );
});
