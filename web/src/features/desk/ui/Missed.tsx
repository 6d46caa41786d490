import { CheckOutlined, PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { MissedCall } from "~/api/types";
import { useAction } from "~/design/actions";
import { ErrorNote, Panel } from "~/design/basics";
import { Moment, Phone } from "~/design/time";
import { markHandled, readMissed } from "../api/desk";
import { useDesk, useDeskActions } from "./DeskContext";

/** Callers who hung up before anyone answered: call back, or mark as done. */
export function Missed() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const actions = useDeskActions();
  const missed = useQuery({ queryKey: ["missed-calls", "desk", snapshot?.missed], queryFn: readMissed });
  const handled = useAction(markHandled, { refresh: [["missed-calls"]] });
  const open = (missed.data?.items ?? []);
  const row = (call: MissedCall) => (
    <li key={call.callId}>
      <div>
        <strong><Phone number={call.from} /></strong>
        <span className="tl-faint"><Moment at={call.at} />{call.area ? ` · ${call.area}` : ""}{call.queueName ? ` · ${call.queueName}` : ""}</span>
      </div>
      <Tooltip title={t("desk.callBack")}>
        <Button type="text" icon={<PhoneOutlined aria-hidden />} aria-label={`${t("desk.callBack")} ${call.from}`} onClick={() => actions.dial.mutate({ kind: "NUMBER", value: call.from })} />
      </Tooltip>
      <Tooltip title={t("desk.handled")}>
        <Button type="text" icon={<CheckOutlined aria-hidden />} aria-label={`${t("desk.handled")} ${call.from}`} onClick={() => handled.mutate(call.callId)} />
      </Tooltip>
    </li>
  );
  return (
    <Panel title={<>{t("desk.missed")} {open.length > 0 && <span className="desk-count">{open.length}</span>}</>}>
      {missed.error ? <ErrorNote error={missed.error} onRetry={() => void missed.refetch()} />
        : open.length === 0 ? <p className="tl-faint" style={{ margin: 0 }}>{t("desk.noMissed")}</p>
        : <ul className="desk-missed">{open.map(row)}</ul>}
    </Panel>
  );
}
