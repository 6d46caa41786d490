import { useQuery } from "@tanstack/react-query";
import { Skeleton, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { CallDetail, Recording, TimelineEntry } from "~/api/types";
import { ErrorNote, Facts, Note, Page, Panel } from "~/design/basics";
import { clock, Duration, Moment, Phone, phoneText } from "~/design/time";
import { readCall } from "../api/records";
import { detailsOf, offsetOf, secondsOf, weightOf } from "../state/timeline";
import { CallBack, OutcomeBadge, Player } from "./parts";
import "./records.css";

function Entry({ entry, startedAt }: { entry: TimelineEntry; startedAt: string }) {
  const { t, i18n } = useTranslation();
  const name = i18n.exists(`timeline.${entry.type}`) ? t(`timeline.${entry.type as "CallStarted"}`) : entry.type;
  const value = (raw: string) => {
    const seconds = secondsOf(raw);
    if (seconds !== null) return clock(seconds);
    if (i18n.exists(`flows.kind.${raw}`)) return t(`flows.kind.${raw as "play"}`);
    return i18n.exists(`timelineWord.${raw}`) ? word(raw) : phoneText(raw);
  };
  const word = (key: string) => i18n.exists(`timelineWord.${key}`) ? t(`timelineWord.${key as "queue"}`) : key;
  return (
    <li className={`timeline-entry timeline-${weightOf(entry.type)}`}>
      <time className="tl-numeric" dateTime={entry.at} title={new Date(entry.at).toLocaleString(i18n.language)}>{clock(offsetOf(entry, startedAt))}</time>
      <div>
        <strong>{name}</strong>
        {entry.text && <span> {entry.text}</span>}
        {detailsOf(entry).map((detail) => <span key={detail.name} className="timeline-detail">{detail.labelled && word(detail.name)} <b>{value(detail.value)}</b></span>)}
      </div>
    </li>
  );
}

function Sound({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const label = t(`records.kind.${recording.kind}`);
  if (recording.state === "FAILED") return <Note tone="danger" title={t("records.recordingFailed")} fix={t("records.recordingFailedFix")} />;
  return (
    <div className="tl-stack-tight">
      <div className="tl-spread"><span>{label}</span><span className="tl-faint">{recording.state === "RUNNING" ? t("records.recordingRuns") : <Duration seconds={recording.durationSeconds} />}</span></div>
      <Player recordingId={recording.id} label={label} />
    </div>
  );
}

function Detail({ call }: { call: CallDetail }) {
  const { t, i18n } = useTranslation();
  const cause = call.endCause ?? "";
  return (
    <div className="record-grid">
      <div className="tl-stack">
        <Panel title={t("records.facts")}>
          <Facts items={[
            [t("records.outcome.label"), <OutcomeBadge key="o" outcome={call.outcome} />], [t("records.when"), <Moment key="w" at={call.startedAt} withSeconds />],
            [t("records.from"), <Phone key="f" number={call.from} />], [t("records.to"), <Phone key="t" number={call.to} />], [t("records.area"), call.area],
            [t("records.queue"), call.queueName], [t("records.agent"), call.agentName], [t("records.wait"), <Duration key="ws" seconds={call.waitSeconds} />],
            [t("records.talk"), <Duration key="ts" seconds={call.talkSeconds} />], [t("records.cause"), i18n.exists(`timelineWord.${cause}`) ? t(`timelineWord.${cause as "queue"}`) : call.endCause],
          ]} />
        </Panel>
        {call.recordings.length > 0 && <Panel title={t("records.recording")}><div className="tl-stack">{call.recordings.map((one) => <Sound key={one.id} recording={one} />)}</div></Panel>}
        {(call.notes?.length ?? 0) > 0 && (
          <Panel title={t("desk.notes")}>
            {call.notes?.map((note, at) => <div key={at} style={{ whiteSpace: "pre-wrap" }}>{note.category && <Tag>{note.category}</Tag>}{note.text} <span className="tl-faint">{note.agentName}</span></div>)}
          </Panel>
        )}
      </div>
      <Panel title={t("records.timeline")}>
        <ol className="timeline">{call.timeline.map((entry, at) => <Entry key={at} entry={entry} startedAt={call.startedAt} />)}</ol>
      </Panel>
    </div>
  );
}

export default function RecordPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const call = useQuery({ queryKey: ["calls", "one", id], queryFn: () => readCall(id), refetchInterval: ({ state }) => state.data && !state.data.outcome ? 3000 : false });
  const other = call.data ? call.data.direction === "OUT" ? call.data.to : call.data.from : "";
  return (
    <Page title={call.data ? phoneText(other) : t("records.one")} back={{ to: "/records", label: t("nav.records") }} actions={call.data ? <CallBack number={other} /> : null}>
      {call.error ? <ErrorNote error={call.error} onRetry={() => void call.refetch()} /> : call.data ? <Detail call={call.data} /> : <Panel><Skeleton active /></Panel>}
    </Page>
  );
}
