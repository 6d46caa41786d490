import { BellOutlined, FundProjectionScreenOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "~/api/person";
import { Note, Page, Panel } from "~/design/basics";
import { useNow } from "~/design/time";
import { longestWait, staffOf } from "../state/agents";
import { thresholdOf } from "../state/alarms";
import type { Rows } from "../state/board";
import { Agents } from "./Agents";
import { Calls, Waiting } from "./Calls";
import { OwnSupervision } from "./OwnSupervision";
import { Age } from "./parts";
import { Queues } from "./Queues";
import { Thresholds } from "./Thresholds";
import { useAlarmSound, useBoard } from "./useBoard";
import { useOrders } from "./useOrders";
import "./board.css";

const PATIENCE_MS = 1500;

function Totals({ rows }: { rows: Rows }) {
  const { t } = useTranslation();
  const staff = staffOf(rows.agents.values(), null);
  const items: [string, React.ReactNode][] = [
    [t("board.waiting"), rows.waiting.size],
    [t("board.longest"), <Age key="age" since={longestWait(rows)} threshold={thresholdOf(rows.settings.thresholds, "LONGEST_WAIT", null)} />],
    [t("board.calls"), rows.calls.size], [t("desk.state.READY"), staff.ready], [t("desk.state.TALKING"), staff.talking], [t("desk.state.WRAP_UP"), staff.wrapUp],
    [t("desk.state.NOT_READY"), staff.notReady], [t("board.signedIn"), staff.signedIn],
  ];
  return <dl className="board-totals">{items.map(([label, value]) => <div key={label}><dt>{label}</dt><dd className="tl-numeric">{value}</dd></div>)}</dl>;
}

export default function BoardPage() {
  const { t } = useTranslation();
  const person = usePerson();
  const board = useBoard();
  const now = useNow();
  const orders = useOrders();
  const [editing, setEditing] = useState(false);
  const { rows, link } = board;
  useAlarmSound(rows);
  return (
    <Page title={t("nav.board")} intro={t("board.intro")} actions={<>
      <Button icon={<FundProjectionScreenOutlined aria-hidden />} href="/wallboard" target="_blank">{t("nav.wallboard")}</Button>
      <Button icon={<BellOutlined aria-hidden />} disabled={!rows} onClick={() => setEditing(true)}>{t("board.thresholds")}</Button>
    </>}>
      {!rows ? <Panel><Skeleton active /></Panel> : (
        <div className="tl-stack board">
          {link.state === "away" && now - link.since > PATIENCE_MS && <Note tone="ringing" urgent title={t("board.linkAway")} fix={t("board.linkAwayFix")} />}
          <OwnSupervision rows={rows} me={person.agentId} orders={orders} />
          <Totals rows={rows} />
          <Queues queues={rows.queues} agents={rows.agents} thresholds={rows.settings.thresholds} />
          <Agents rows={rows} orders={orders} me={person.agentId} />
          <div className="board-halves"><Waiting rows={rows} /><Calls rows={rows} /></div>
          <Thresholds rows={rows} isAdmin={person.user.role === "ADMIN"} open={editing} onClose={() => setEditing(false)} />
        </div>
      )}
    </Page>
  );
}
