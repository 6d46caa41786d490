import { ArrowDownOutlined, ArrowUpOutlined, CheckOutlined, PhoneOutlined, SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CallRow, Direction, MissedCall } from "~/api/types";
import { useAction } from "~/design/actions";
import { ErrorNote, SkeletonLines } from "~/design/basics";
import { Choice } from "~/design/inputs";
import { Duration, Moment, Phone } from "~/design/time";
import { markHandled, readMissed, readRecent } from "../api/desk";
import { useDesk, useDeskActions } from "./DeskContext";

const arrow: Record<Direction, typeof ArrowUpOutlined> = { IN: ArrowDownOutlined, OUT: ArrowUpOutlined, INTERNAL: SwapOutlined };
const isNumber = (value: string) => /^\+?\d+$/.test(value);

function CallBack({ number }: { number: string }) {
  const { t } = useTranslation();
  const { dial } = useDeskActions();
  if (!isNumber(number)) return null;
  return (
    <Tooltip title={t("desk.callBack")}>
      <Button type="text" icon={<PhoneOutlined aria-hidden />} aria-label={`${t("desk.callBack")} ${number}`} loading={dial.isPending} onClick={() => dial.mutate({ kind: "NUMBER", value: number })} />
    </Tooltip>
  );
}

/** The own last calls; anew when one has ended. */
function Recent({ agentId, calls }: { agentId: number; calls: string }) {
  const { t } = useTranslation();
  const recent = useQuery({ queryKey: ["calls", "desk", agentId, calls], queryFn: () => readRecent(agentId), placeholderData: (before) => before });
  const row = (call: CallRow) => {
    const other = call.direction === "OUT" ? call.to : call.from;
    const Arrow = arrow[call.direction];
    return (
      <li key={call.id}>
        <Arrow aria-label={t(`desk.direction.${call.direction}`)} className="desk-list-arrow" />
        <div className="tl-grow">
          <Link to={`/records/${call.id}`}>{call.customerName ?? <Phone number={other} />}</Link>
          <span className="tl-faint tl-clip"><Moment at={call.startedAt} />{call.area ? ` · ${call.area}` : ""}{call.outcome ? ` · ${t(`records.outcome.${call.outcome}`)}` : ""}</span>
        </div>
        {(call.talkSeconds ?? 0) > 0 && <span className="tl-faint"><Duration seconds={call.talkSeconds} /></span>}
        <CallBack number={other} />
      </li>
    );
  };
  const items = recent.data?.items ?? [];
  if (recent.error) return <ErrorNote error={recent.error} onRetry={() => void recent.refetch()} />;
  if (recent.isPending) return <SkeletonLines lines={6} />;
  if (items.length === 0) return <p className="tl-faint desk-list-none">{t("desk.noRecent")}</p>;
  return <ul className="desk-list">{items.map(row)}</ul>;
}

/** Callers who hung up before anyone answered: call back, or mark as done. */
function Missed() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const missed = useQuery({ queryKey: ["missed-calls", "desk", snapshot?.missed], queryFn: readMissed, placeholderData: (before) => before });
  const handled = useAction(markHandled, { refresh: [["missed-calls"]] });
  const row = (call: MissedCall) => (
    <li key={call.callId}>
      <div className="tl-grow">
        <strong><Phone number={call.from} /></strong>
        <span className="tl-faint tl-clip"><Moment at={call.at} />{call.area ? ` · ${call.area}` : ""}{call.queueName ? ` · ${call.queueName}` : ""}</span>
      </div>
      <CallBack number={call.from} />
      <Tooltip title={t("desk.handled")}>
        <Button type="text" icon={<CheckOutlined aria-hidden />} aria-label={`${t("desk.handled")} ${call.from}`} onClick={() => handled.mutate(call.callId)} />
      </Tooltip>
    </li>
  );
  const open = missed.data?.items ?? [];
  if (missed.error) return <ErrorNote error={missed.error} onRetry={() => void missed.refetch()} />;
  if (missed.isPending) return <SkeletonLines lines={4} />;
  if (open.length === 0) return <p className="tl-faint desk-list-none">{t("desk.noMissed")}</p>;
  return <ul className="desk-list">{open.map(row)}</ul>;
}

/** Calls of the last hours: the own ones, and those that nobody took. */
export function CallLists() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const [shown, setShown] = useState<"recent" | "missed">("recent");
  const missed = snapshot?.missed ?? 0;
  return (
    <section className="tl-panel" aria-label={t("desk.lists")}>
      <div className="desk-lists-head">
        <Choice block aria-label={t("desk.lists")} value={shown} onChange={setShown} options={[
          { value: "recent", label: t("desk.recent") },
          { value: "missed", label: <>{t("desk.missed")}{missed > 0 && <span className="desk-count">{missed}</span>}</> },
        ]} />
      </div>
      <div className="desk-lists-body">
        {shown === "recent" ? <Recent agentId={snapshot?.agent.id ?? 0} calls={(snapshot?.calls ?? []).map((call) => call.id).join()} /> : <Missed />}
      </div>
    </section>
  );
}
