import { useTranslation } from "react-i18next";
import type { CallDetail, TimelineEntry } from "~/api/types";
import { clock, phoneText } from "~/design/time";
import { detailsOf, offsetOf, secondsOf, weightOf } from "../state/timeline";

interface EntryProps { entry: TimelineEntry; startedAt: string; isNow: boolean; onJump: ((seconds: number) => void) | null }

function Entry({ entry, startedAt, isNow, onJump }: EntryProps) {
  const { t, i18n } = useTranslation();
  const name = i18n.exists(`timeline.${entry.type}`) ? t(`timeline.${entry.type as "CallStarted"}`) : entry.type;
  const word = (key: string) => i18n.exists(`timelineWord.${key}`) ? t(`timelineWord.${key as "queue"}`) : key;
  const value = (raw: string) => {
    const seconds = secondsOf(raw);
    if (seconds !== null) return clock(seconds);
    if (i18n.exists(`flows.kind.${raw}`)) return t(`flows.kind.${raw as "play"}`);
    return i18n.exists(`timelineWord.${raw}`) ? word(raw) : phoneText(raw);
  };
  const at = offsetOf(entry, startedAt);
  const moment = <time className="tl-numeric" dateTime={entry.at} title={new Date(entry.at).toLocaleString(i18n.language)}>{clock(at)}</time>;
  return (
    <li className={`timeline-entry timeline-${weightOf(entry.type)}${isNow ? " timeline-now" : ""}`} aria-current={isNow ? "step" : undefined}>
      {onJump ? <button type="button" className="timeline-jump" aria-label={`${t("records.play")}: ${name} ${clock(at)}`} onClick={() => onJump(at)}>{moment}</button> : moment}
      <div>
        <strong>{name}</strong>
        {entry.text && <span> {entry.text}</span>}
        {detailsOf(entry).map((detail) => <span key={detail.name} className="timeline-detail">{detail.labelled && word(detail.name)} <b>{value(detail.value)}</b></span>)}
      </div>
    </li>
  );
}

/** What happened, as a list in plain words. `at` is where the sound is: that entry is marked. */
export function Timeline({ call, at, onJump }: { call: CallDetail; at: number | null; onJump: ((seconds: number) => void) | null }) {
  const now = at === null ? -1 : call.timeline.findLastIndex((entry) => offsetOf(entry, call.startedAt) <= at + 0.05);
  return <ol className="timeline">{call.timeline.map((entry, n) => <Entry key={n} entry={entry} startedAt={call.startedAt} isNow={n === now} onJump={onJump} />)}</ol>;
}
