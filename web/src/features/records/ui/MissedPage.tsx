import { CheckCircleOutlined, PhoneOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MissedCall } from "~/api/types";
import { useAction } from "~/design/actions";
import { EmptyState, Page, StateBadge } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { usePagedList } from "~/design/lists";
import { Duration, Moment, Phone } from "~/design/time";
import { markHandled } from "../api/records";
import { BoxBar, useBox } from "./boxes";
import { CallBack, OutcomeBadge } from "./parts";

function State({ call }: { call: MissedCall }) {
  const { t } = useTranslation();
  return (
    <div className="tl-stack-tight" style={{ gap: 2, alignItems: "flex-start" }}>
      <StateBadge tone={call.handled ? "not-ready" : "ringing"}>{t(call.handled ? "records.done" : "records.open")}{call.handledBy ? ` · ${call.handledBy}` : ""}</StateBadge>
      {call.reachedAt && <span className="tl-faint"><CheckCircleOutlined aria-hidden /> {t("records.reached")} <Moment at={call.reachedAt} /></span>}
    </div>
  );
}

export default function MissedPage() {
  const { t } = useTranslation();
  const box = useBox("handled");
  const { rows, more } = usePagedList<MissedCall>("/missed-calls", box.asked);
  const handled = useAction(markHandled, { refresh: [["missed-calls"]] });
  return (
    <Page title={t("nav.missed")} intro={t("records.missedIntro")}>
      <BoxBar filters={box.filters} change={box.change} words={{ open: t("records.open"), done: t("records.done") }} />
      <DataTable<MissedCall> label={t("nav.missed")} rows={rows} more={more} rowKey="callId"
        empty={box.isFiltered
          ? <EmptyState icon={<PhoneOutlined aria-hidden />} title={t("records.nothingFound")} hint={t("records.nothingFoundHint")} action={<Button onClick={box.clear}>{t("records.clear")}</Button>} />
          : <EmptyState icon={<PhoneOutlined aria-hidden />} title={t("records.noMissed")} hint={t("records.noMissedHint")} />}
        columns={[
          { title: t("records.when"), render: (_, row) => <Link to={`/records/${row.callId}`}><Moment at={row.at} /></Link> },
          { title: t("records.from"), render: (_, row) => <><Phone number={row.from} />{row.area && <span className="tl-faint"> {row.area}</span>}</> },
          { title: t("records.queue"), render: (_, row) => row.queueName ?? "—" },
          { title: t("records.wait"), align: "right", render: (_, row) => <Duration seconds={row.waitSeconds} /> },
          { title: t("records.outcome.label"), render: (_, row) => <OutcomeBadge outcome={row.outcome} /> },
          { title: t("records.state"), render: (_, row) => <State call={row} /> },
          { title: t("common.actions"), render: (_, row) => (
            <div className="tl-row" style={{ flexWrap: "nowrap" }}>
              <CallBack number={row.from} />
              <Button size="small" type="text" onClick={() => handled.mutate({ callId: row.callId, handled: !row.handled })}>{t(row.handled ? "records.markOpen" : "records.markDone")}</Button>
            </div>
          ) },
        ]} />
    </Page>
  );
}
