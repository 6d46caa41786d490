import { useQuery } from "@tanstack/react-query";
import { Skeleton, Tag } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePerson } from "~/api/person";
import type { CallDetail, Recording } from "~/api/types";
import { ErrorNote, Facts, Note, Page, Panel } from "~/design/basics";
import { Duration, Moment, Phone, phoneText, useNow } from "~/design/time";
import { readCall } from "../api/records";
import { pictureOf, recordingStart, type Picture } from "../state/picture";
import { offsetOf } from "../state/timeline";
import { Listenings } from "./Listenings";
import { CallBack, OutcomeBadge } from "./parts";
import { Controls, usePlayerKeys, useSound, Waves } from "./Player";
import { Timeline } from "./Timeline";
import { PictureRow, TimelinePicture } from "./TimelinePicture";
import "./records.css";

function Overview({ call }: { call: CallDetail }) {
  const { t, i18n } = useTranslation();
  const word = (key: string | null) => key && i18n.exists(`timelineWord.${key}`) ? t(`timelineWord.${key as "queue"}`) : key;
  return (
    <Panel title={t("records.facts")}>
      <div className="record-facts">
        <Facts items={[
          [t("records.outcome.label"), <OutcomeBadge key="o" outcome={call.outcome} />], [t("records.when"), <Moment key="w" at={call.startedAt} withSeconds />],
          [t("records.from"), <Phone key="f" number={call.from} />], [t("records.to"), <Phone key="t" number={call.to} />], [t("records.area"), call.area],
        ]} />
        <Facts items={[
          [t("records.customer"), call.customerName], [t("records.queue"), call.queueName], [t("records.agent"), call.agentName],
          [t("records.wait"), <Duration key="ws" seconds={call.waitSeconds} />], [t("records.talk"), <Duration key="ts" seconds={call.talkSeconds} />],
        ]} />
        <Facts items={[[t("records.endedBy"), word(call.endedBy)], [t("records.cause"), word(call.endCause)], [t("records.callId"), <code key="id" className="record-id">{call.id}</code>]]} />
      </div>
    </Panel>
  );
}

/** The picture alone, for a call without sound. */
function Silent({ call, picture }: { call: CallDetail; picture: Picture }) {
  const { t } = useTranslation();
  const failed = call.recordings.some((each) => each.state === "FAILED");
  return (
    <Panel title={t("records.picture")}>
      <TimelinePicture picture={picture} at={null} onJump={() => undefined} />
      {failed && <Note tone="danger" title={t("records.recordingFailed")} fix={t("records.recordingFailedFix")} />}
    </Panel>
  );
}

/** The picture with one recording on its axis: a click on anything plays from there. */
function Audible({ call, picture, recording }: { call: CallDetail; picture: Picture; recording: Recording }) {
  const { t } = useTranslation();
  const { sound, state } = useSound(recording.id);
  const from = recordingStart(call, recording.id);
  const moments = useMemo(() => call.timeline.map((entry) => offsetOf(entry, call.startedAt) - from).filter((at) => at >= 0), [call, from]);
  usePlayerKeys(sound, moments);
  const jump = (seconds: number) => {
    sound.seek(seconds - from);
    sound.play();
  };
  const seconds = recording.durationSeconds ?? Math.max(1, picture.seconds - from);
  return (
    <>
      <Panel title={t("records.picture")}>
        <TimelinePicture picture={picture} at={state.time > 0 || state.playing ? from + state.time : null} onJump={jump}>
          <PictureRow name={t(`records.kind.${recording.kind}`)} from={from} seconds={seconds} whole={picture.seconds}>
            <Waves recording={recording} sound={sound} state={state} />
          </PictureRow>
        </TimelinePicture>
        <Controls call={call} recording={recording} sound={sound} state={state} />
      </Panel>
      <div className="record-grid">
        <Panel title={t("records.timeline")}><Timeline call={call} at={state.time > 0 ? from + state.time : null} onJump={jump} /></Panel>
        <Aside call={call} />
      </div>
    </>
  );
}

function Aside({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const person = usePerson();
  const notes = call.notes ?? [];
  return (
    <div className="tl-stack">
      {notes.length > 0 && (
        <Panel title={t("desk.notes")}>
          {notes.map((note, at) => <div key={at} style={{ whiteSpace: "pre-wrap" }}>{note.category && <Tag>{note.category}</Tag>}{note.text} <span className="tl-faint">{note.agentName}</span></div>)}
        </Panel>
      )}
      {person.user.role !== "AGENT" && call.recordings.map((recording) => <Listenings key={recording.id} recording={recording} />)}
    </div>
  );
}

/** A call that still runs: its picture grows. */
function Running({ call }: { call: CallDetail }) {
  return <Detail call={call} now={useNow()} />;
}

function Detail({ call, now }: { call: CallDetail; now: number }) {
  const { t } = useTranslation();
  const picture = useMemo(() => pictureOf(call, now), [call, now]);
  // A call that ends in a voicemail has its message beside it; what people said to each other comes first.
  const playable = call.recordings.filter((each) => each.state !== "FAILED").sort((a, b) => a.kind.localeCompare(b.kind));
  const main = playable.at(-1)?.kind === "VOICEMAIL" && call.outcome === "VOICEMAIL" ? playable.at(-1) : playable[0];
  return (
    <div className="tl-stack">
      <Overview call={call} />
      {main ? <Audible key={main.id} call={call} picture={picture} recording={main} /> : (
        <>
          <Silent call={call} picture={picture} />
          <div className="record-grid">
            <Panel title={t("records.timeline")}><Timeline call={call} at={null} onJump={null} /></Panel>
            <Aside call={call} />
          </div>
        </>
      )}
    </div>
  );
}

export default function RecordPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const call = useQuery({ queryKey: ["calls", "one", id], queryFn: () => readCall(id), refetchInterval: ({ state }) => state.data && (!state.data.outcome || state.data.recordings.some((each) => each.state === "RUNNING")) ? 3000 : false });
  const other = call.data ? call.data.direction === "OUT" ? call.data.to : call.data.from : "";
  const title = call.data ? call.data.customerName ? `${call.data.customerName} · ${phoneText(other)}` : phoneText(other) : t("records.one");
  return (
    <Page title={title} back={{ to: "/records", label: t("nav.records") }} actions={call.data ? <CallBack number={other} /> : null}>
      {call.error ? <ErrorNote error={call.error} onRetry={() => void call.refetch()} /> : call.data ? call.data.endedAt ? <Detail call={call.data} now={0} /> : <Running call={call.data} /> : <Panel><Skeleton active /></Panel>}
    </Page>
  );
}
