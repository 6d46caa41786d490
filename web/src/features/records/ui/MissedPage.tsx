import { PhoneOutlined } from "@ant-design/icons";
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
import { CallBack, OutcomeBadge } from "./parts";

export default function MissedPage() {
  const { t } = useTranslation();
  const { rows, more } = usePagedList<MissedCall>("/missed-calls");
  const handled = useAction(markHandled, { refresh: [["missed-calls"]] });
  return (
    <Page title={t("nav.missed")} intro={t("records.missedIntro")}>
      <DataTable<MissedCall> label={t("nav.missed")} rows={rows} more={more} rowKey="callId"
        empty={<EmptyState icon={<PhoneOutlined aria-hidden />} title={t("records.noMissed")} hint={t("records.noMissedHint")} />}
        columns={[
          { title: t("records.when"), render: (_, row) => <Link to={`/records/${row.callId}`}><Moment at={row.at} /></Link> },
          { title: t("records.from"), render: (_, row) => <><Phone number={row.from} />{row.area && <span className="tl-faint"> {row.area}</span>}</> },
          { title: t("records.queue"), render: (_, row) => row.queueName ?? "—" },
          { title: t("records.wait"), align: "right", render: (_, row) => <Duration seconds={row.waitSeconds} /> },
          { title: t("records.outcome.label"), render: (_, row) => <OutcomeBadge outcome={row.outcome} /> },
          { title: t("records.state"), render: (_, row) => <StateBadge tone={row.handled ? "not-ready" : "ringing"}>{t(row.handled ? "records.done" : "records.open")}{row.handledBy ? ` · ${row.handledBy}` : ""}</StateBadge> },
          { title: t("common.actions"), render: (_, row) => (
            <div className="tl-row">
              <CallBack number={row.from} />
              {!row.handled && <Button size="small" type="text" onClick={() => handled.mutate(row.callId)}>{t("records.markDone")}</Button>}
            </div>
          ) },
        ]} />
    </Page>
  );
}
