import { CustomerServiceOutlined, PhoneOutlined, UserOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { clock, phoneText } from "~/design/time";
import { ticksOf, type Bar, type BarKind, type Lane, type Mark, type Picture } from "../state/picture";

interface Props { picture: Picture; /** Where the sound is now; null = nowhere. */ at: number | null; onJump: (seconds: number) => void; children?: ReactNode }

const place = (from: number, to: number, whole: number): CSSProperties => ({ left: `${(from / whole) * 100}%`, width: `${((to - from) / whole) * 100}%` });
const icons = { customer: <UserOutlined aria-hidden />, agent: <CustomerServiceOutlined aria-hidden />, external: <PhoneOutlined aria-hidden /> };
const signs: Record<Exclude<Mark["kind"], "keys">, string> = { transfer: "⇄", overflow: "↷", noAnswer: "✕", trouble: "!", end: "■" };

function useWords() {
  const { t, i18n } = useTranslation();
  const word = (key: string) => i18n.exists(`timelineWord.${key}`) ? t(`timelineWord.${key as "queue"}`) : phoneText(key);
  return { t, word };
}

function BarButton({ bar, whole, onJump }: { bar: Bar; whole: number; onJump: (at: number) => void }) {
  const { t } = useWords();
  const name = `${t(`records.bar.${bar.kind}`)}${bar.label ? ` · ${bar.label}` : ""}`;
  const text = `${name} ${clock(bar.from)}–${clock(bar.to)} (${clock(bar.to - bar.from)})`;
  return (
    <Tooltip title={text} mouseEnterDelay={0.2}>
      <button type="button" className={`pic-bar pic-${bar.kind}`} style={place(bar.from, bar.to, whole)} aria-label={text} onClick={() => onJump(bar.from)}><span>{name}</span></button>
    </Tooltip>
  );
}

const MARK_PX = 26;
const NEAR = 12;

/** Where the mark of a row stands: at its moment, but beside the ones before it rather than on top of them, whatever the picture's width. */
function markPlace(marks: Mark[], n: number, whole: number): string {
  const places = marks.slice(Math.max(0, n - NEAR), n + 1).map(({ at }, near, all) => `${(at / whole) * 100}% + ${(all.length - 1 - near) * MARK_PX}px`);
  return places.length === 1 ? `calc(${places[0] ?? ""})` : `max(${places.join(", ")})`;
}

function MarkSign({ mark, left, onJump }: { mark: Mark; left: string; onJump: (at: number) => void }) {
  const { t, word } = useWords();
  const text = `${t(`records.mark.${mark.kind}`)}${mark.label ? ` · ${word(mark.label)}` : ""} ${clock(mark.at)}`;
  return (
    <Tooltip title={text}>
      <button type="button" className={`pic-mark pic-mark-${mark.kind}`} style={{ left }} aria-label={text} onClick={() => onJump(mark.at)}>
        {mark.kind === "keys" ? mark.label ?? "#" : signs[mark.kind]}
      </button>
    </Tooltip>
  );
}

function Row({ lane, whole, onJump }: { lane: Lane; whole: number; onJump: (at: number) => void }) {
  const { t } = useWords();
  const name = lane.name ? phoneText(lane.name) : t(`records.who.${lane.who}`);
  return (
    <li className="pic-row">
      <div className="pic-name" title={name}>{icons[lane.who]} {name}</div>
      <div className="pic-track">
        {lane.bars.map((bar) => <BarButton key={`${bar.kind}${bar.from}`} bar={bar} whole={whole} onJump={onJump} />)}
        {lane.marks.map((mark, n) => <MarkSign key={n} mark={mark} left={markPlace(lane.marks, n, whole)} onJump={onJump} />)}
      </div>
    </li>
  );
}

/** The call as a picture: time from left to right, one line a person. What is below it (the recording's waves) stands on the same axis. */
export function TimelinePicture({ picture, at, onJump, children }: Props) {
  const { t } = useWords();
  const kinds = [...new Set(picture.lanes.flatMap((lane) => lane.bars.map((bar) => bar.kind)))];
  const whole = picture.seconds;
  return (
    <div className="pic">
      <div className="pic-scroll">
        <div className="pic-body">
          <div className="pic-row pic-axis" aria-hidden>
            <div className="pic-name" />
            <div className="pic-track">{ticksOf(whole).map((tick) => <span key={tick} style={{ left: `${(tick / whole) * 100}%` }}>{clock(tick)}</span>)}</div>
          </div>
          <ul aria-label={t("records.picture")}>{picture.lanes.map((lane) => <Row key={lane.key} lane={lane} whole={whole} onJump={onJump} />)}</ul>
          {children}
          {at !== null && at <= whole && <div className="pic-now" aria-hidden style={{ "--at": at / whole } as CSSProperties} />}
        </div>
      </div>
      <div className="pic-legend" aria-hidden>{kinds.map((kind: BarKind) => <span key={kind}><i className={`pic-${kind}`} />{t(`records.bar.${kind}`)}</span>)}</div>
    </div>
  );
}

/** A line of the picture for something that has a place on the axis. */
export function PictureRow({ name, from, seconds, whole, children }: { name: string; from: number; seconds: number; whole: number; children: ReactNode }) {
  return (
    <div className="pic-row pic-sound">
      <div className="pic-name" title={name}>{name}</div>
      <div className="pic-track"><div style={{ position: "absolute", ...place(from, Math.min(whole, from + seconds), whole) }}>{children}</div></div>
    </div>
  );
}
