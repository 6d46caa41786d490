import { SoundOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Voicemail } from "~/api/types";
import { useAction } from "~/design/actions";
import { EmptyState, Page, StateBadge } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { usePagedList } from "~/design/lists";
import { Duration, Moment, Phone } from "~/design/time";
import { markHeard } from "../api/records";
import { BoxBar, useBox } from "./boxes";
import { CallBack, Message } from "./parts";

export default function VoicemailsPage() {
  const { t } = useTranslation();
  const box = useBox("heard");
  const { rows, more } = usePagedList<Voicemail>("/voicemails", box.asked);
  const heard = useAction(markHeard, { refresh: [["voicemails"]] });
  return (
    <Page title={t("nav.voicemails")} intro={t("records.voicemailIntro")}>
      <BoxBar filters={box.filters} change={box.change} words={{ open: t("records.new"), done: t("records.heard") }} />
      <DataTable<Voicemail> label={t("nav.voicemails")} rows={rows} more={more} rowKey="id"
        empty={box.isFiltered
          ? <EmptyState icon={<SoundOutlined aria-hidden />} title={t("records.nothingFound")} hint={t("records.nothingFoundHint")} action={<Button onClick={box.clear}>{t("records.clear")}</Button>} />
          : <EmptyState icon={<SoundOutlined aria-hidden />} title={t("records.noVoicemail")} hint={t("records.noVoicemailHint")} />}
        columns={[
          { title: t("records.when"), render: (_, row) => <Link to={`/records/${row.callId}`}><Moment at={row.at} /></Link> },
          { title: t("records.from"), render: (_, row) => <><Phone number={row.from} />{row.area && <span className="tl-faint"> {row.area}</span>}</> },
          { title: t("records.queue"), render: (_, row) => row.queueName ?? "—" },
          { title: t("records.length"), align: "right", render: (_, row) => <Duration seconds={row.durationSeconds} /> },
          { title: t("records.message"), render: (_, row) => <Message callId={row.callId} recordingId={row.id} label={`${t("records.message")} ${row.from}`} onPlay={() => { if (!row.heard) heard.mutate({ id: row.id, heard: true }); }} /> },
          { title: t("records.state"), render: (_, row) => <StateBadge tone={row.heard ? "not-ready" : "ringing"}>{t(row.heard ? "records.heard" : "records.new")}</StateBadge> },
          { title: t("common.actions"), render: (_, row) => (
            <div className="tl-row" style={{ flexWrap: "nowrap" }}>
              <CallBack number={row.from} />
              <Button size="small" type="text" onClick={() => heard.mutate({ id: row.id, heard: !row.heard })}>{t(row.heard ? "records.markNew" : "records.markHeard")}</Button>
            </div>
          ) },
        ]} />
    </Page>
  );
}
