import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DeskSnapshot } from "~/api/types";
import { Note, Panel, SkeletonLines } from "~/design/basics";
import { Bar, Figure, Figures } from "~/design/figures";
import { KeyCaps } from "~/design/keys";
import { StateIcon, stateTone } from "~/design/states";
import { Duration, Timer, useNow } from "~/design/time";
import { readToday, readUnheard } from "../api/desk";
import { deskKeys } from "../state/keys";
import { useDesk, useDeskActions } from "./DeskContext";
import { FirstSteps } from "./FirstSteps";
import { StationDialog } from "./StationDialog";
import { useStateName } from "./StateSwitch";

/** The own state, large: what it means for calls, and the one thing to do about it. */
function StateNow({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const { state: change } = useDeskActions();
  const stateName = useStateName();
  const [choosing, setChoosing] = useState(false);
  const { state, station } = snapshot;
  const ready = state.name === "READY";
  const offline = state.name === "OFFLINE";
  const hint = ready ? t("desk.idle.readyHint") : offline ? t("desk.idle.offlineHint") : state.name === "NOT_READY" ? t("desk.idle.notReadyHint") : t("desk.idle.busyHint");
  return (
    <section className="tl-panel desk-now" aria-label={t("desk.idle.label")}>
      <span className={`desk-now-mark tl-tone-${stateTone[state.name]}`}><StateIcon state={state.name} size={26} /></span>
      <div className="tl-grow">
        <h2>{ready ? t("desk.idle.ready") : offline ? t("desk.idle.offline") : stateName(state)}{!offline && <span className="desk-now-timer"><Timer since={state.until ? null : state.since} until={state.until} /></span>}</h2>
        <p>{hint}</p>
      </div>
      {ready
        ? <Button size="large" aria-keyshortcuts={deskKeys.pause} loading={change.isPending} onClick={() => change.mutate({ state: "NOT_READY" })}>{t("desk.pause")}<KeyCaps keys={deskKeys.pause} /></Button>
        : (offline || state.name === "NOT_READY") && (
          <Button type="primary" size="large" className="desk-go" aria-keyshortcuts={deskKeys.ready} loading={change.isPending} disabled={!station} onClick={() => change.mutate({ state: "READY" })}>{t("desk.goReady")}<KeyCaps keys={deskKeys.ready} /></Button>
        )}
      {(!station || (!station.online && !offline)) && (
        <div className="desk-now-note">
          <Note tone="ringing" title={t(station ? "desk.station.away" : "desk.station.missing")} fix={t(station ? "desk.station.awayFix" : "desk.station.missingFix")}
            action={<Button onClick={() => setChoosing(true)}>{t(station ? "desk.station.check" : "desk.station.choose")}</Button>} />
        </div>
      )}
      {choosing && <StationDialog onClose={() => setChoosing(false)} />}
    </section>
  );
}

/** How busy the own queues are: callers, the longest wait against what was promised, colleagues who are free. */
function Pressure() {
  const { t } = useTranslation();
  const { queues } = useDesk();
  const now = useNow();
  const row = (queue: NonNullable<typeof queues>[number]) => {
    const waited = queue.oldest ? (now - new Date(queue.oldest).getTime()) / 1000 : 0;
    const late = waited > queue.serviceLevelSeconds;
    return (
      <li key={queue.id}>
        <strong className="tl-clip">{queue.name}</strong>
        <span className={queue.waiting > 0 ? (late ? "tl-ink-danger" : "tl-ink-ringing") : "tl-faint"}>{queue.waiting > 0 ? t("desk.pressure.waiting", { count: queue.waiting }) : t("desk.pressure.nobody")}</span>
        <span className="tl-soft tl-numeric">{t("desk.pressure.ready", { ready: queue.ready, signedIn: queue.signedIn })}</span>
        <span className="desk-pressure-wait">
          {queue.oldest ? <><span className={late ? "tl-ink-danger" : undefined}>{t("desk.pressure.longest")} <Duration seconds={waited} />{late ? ` · ${t("desk.pressure.late", { seconds: queue.serviceLevelSeconds })}` : ""}</span>
            <Bar part={waited / Math.max(1, queue.serviceLevelSeconds)} tone={late ? "danger" : "ringing"} /></> : null}
        </span>
      </li>
    );
  };
  return (
    <Panel title={t("desk.pressure.title")}>
      {queues === null ? <SkeletonLines lines={2} />
        : queues.length === 0 ? <p className="tl-faint" style={{ margin: 0 }}>{t("desk.pressure.none")}</p>
        : <ul className="desk-pressure">{queues.map(row)}</ul>}
    </Panel>
  );
}

const REFRESH_MS = 60_000;

/** The own day; anew when the state changes, as then a figure has. */
function Today({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const today = useQuery({ queryKey: ["desk-today", snapshot.state.name], queryFn: readToday, refetchInterval: REFRESH_MS, placeholderData: (before) => before });
  const day = today.data;
  const talked = day ? day.answered + day.made : 0;
  const span = (seconds: number | undefined) => <Duration seconds={seconds} />;
  return (
    <Panel title={t("desk.today.title")} extra={today.error ? <span className="tl-faint">{t("desk.today.away")}</span> : null}>
      <Figures label={t("desk.today.title")}>
        <Figure label={t("desk.today.answered")} value={day?.answered ?? "—"} hint={day ? t("desk.today.made", { count: day.made }) : " "} />
        <Figure label={t("desk.today.talk")} value={span(day?.talkSeconds)} hint={day && talked > 0 ? t("desk.today.share", { percent: Math.round(100 * day.talkSeconds / Math.max(1, day.signedInSeconds)) }) : " "} />
        <Figure label={t("desk.today.average")} value={span(talked > 0 && day ? day.talkSeconds / talked : undefined)} hint={day && talked > 0 ? <>{t("desk.today.longest")} {span(day.longestSeconds)}</> : " "} />
        <Figure label={t("desk.today.notReady")} value={span(day?.notReadySeconds)} hint={day ? <>{t("desk.today.signedIn")} {span(day.signedInSeconds)}</> : " "} />
      </Figures>
    </Panel>
  );
}

/** What else there is to do, each with its way; nothing is shown as done. */
function NextSteps({ snapshot, extra }: { snapshot: DeskSnapshot; extra: ReactNode }) {
  const { t } = useTranslation();
  const unheard = useQuery({ queryKey: ["voicemails", "desk"], queryFn: readUnheard, staleTime: REFRESH_MS });
  const messages = unheard.data?.items.length ?? 0;
  const none = snapshot.missed === 0 && messages === 0;
  return (
    <Panel title={t("desk.next.title")}>
      <ul className="desk-next">
        {snapshot.missed > 0 && <li><StateIcon state="RINGING" /><span className="tl-grow">{t("desk.next.missed", { count: snapshot.missed })}</span><Link to="/missed-calls">{t("desk.next.missedDo")}</Link></li>}
        {messages > 0 && <li><StateIcon state="CONSULTING" /><span className="tl-grow">{t("desk.next.voicemail", { count: messages })}</span><Link to="/voicemails">{t("desk.next.voicemailDo")}</Link></li>}
        {extra}
        {none && <li className="tl-faint desk-next-none">{t("desk.next.none")}</li>}
      </ul>
    </Panel>
  );
}

/** The desk while there is no call. */
export function Home({ snapshot, notes }: { snapshot: DeskSnapshot; notes: ReactNode }) {
  return (
    <div className="tl-stack">
      <StateNow snapshot={snapshot} />
      <FirstSteps snapshot={snapshot} />
      <Today snapshot={snapshot} />
      <div className="desk-home-pair">
        <Pressure />
        <NextSteps snapshot={snapshot} extra={notes} />
      </div>
    </div>
  );
}
