import { CoffeeOutlined, CustomerServiceOutlined, PoweroffOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskSnapshot } from "~/api/types";
import { EmptyState, Note, Page } from "~/design/basics";
import { foremost } from "../state/desk";
import { CallCard } from "./CallCard";
import { useDesk, useDeskActions } from "./DeskContext";
import { Dialler } from "./Dialler";
import { Missed } from "./Missed";
import { useStateName } from "./StateSwitch";
import { StationDialog } from "./StationDialog";

function Idle({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const { state } = useDeskActions();
  const stateName = useStateName();
  const [choosing, setChoosing] = useState(false);
  const ready = snapshot.state.name === "READY";
  const station = snapshot.station;
  const go = <Button type="primary" size="large" className="desk-go" loading={state.isPending} onClick={() => state.mutate({ state: "READY" })}>{t("desk.goReady")}</Button>;
  return (
    <div className="tl-panel">
      {!station && <div style={{ padding: 18 }}><Note tone="ringing" title={t("desk.station.missing")} fix={t("desk.station.missingFix")} action={<Button onClick={() => setChoosing(true)}>{t("desk.station.choose")}</Button>} /></div>}
      {ready
        ? <EmptyState icon={<CustomerServiceOutlined aria-hidden />} title={t("desk.idle.ready")} hint={t("desk.idle.readyHint")} />
        : snapshot.state.name === "OFFLINE"
          ? <EmptyState icon={<PoweroffOutlined aria-hidden />} title={t("desk.idle.offline")} hint={t("desk.idle.offlineHint")} action={go} />
          : <EmptyState icon={<CoffeeOutlined aria-hidden />} title={stateName(snapshot.state)} hint={t("desk.idle.notReadyHint")} action={snapshot.state.name === "NOT_READY" ? go : null} />}
      {choosing && <StationDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** Where an agent spends the day: the call in the middle, dialling and missed calls beside it. */
export default function DeskPage() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  if (!snapshot) return <Page title={t("nav.desk")}><Skeleton active paragraph={{ rows: 6 }} /></Page>;
  const first = foremost(snapshot.calls);
  const others = snapshot.calls.filter((call) => call.id !== first?.id);
  return (
    <div className="tl-page">
      <h1 className="tl-visually-hidden">{t("nav.desk")}</h1>
      <div className="desk-grid">
        <div className="tl-stack">
          {first ? <CallCard key={first.id} call={first} wrapUpUntil={snapshot.state.until} /> : <Idle snapshot={snapshot} />}
          {others.map((call) => <CallCard key={call.id} call={call} wrapUpUntil={snapshot.state.until} />)}
        </div>
        <div className="tl-stack">
          <Dialler />
          <Missed />
        </div>
      </div>
    </div>
  );
}
