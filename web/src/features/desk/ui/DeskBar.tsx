import { CustomerServiceOutlined, DesktopOutlined, DisconnectOutlined, PhoneOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { StationKind } from "~/api/types";
import { Note } from "~/design/basics";
import { useKeys } from "~/design/keys";
import { StateIcon } from "~/design/states";
import { Timer, useNow } from "~/design/time";
import { foremost, isAway, pressureOf } from "../state/desk";
import { deskKeys } from "../state/keys";
import { useWho } from "./CallCard";
import { CallControls } from "./CallControls";
import { useDesk, useDismiss, useVoice } from "./DeskContext";
import { KeysHelp } from "./KeysHelp";
import { StateSwitch } from "./StateSwitch";
import { StationDialog } from "./StationDialog";
import "./desk.css";

const stationIcon: Record<StationKind, typeof PhoneOutlined> = { BROWSER: DesktopOutlined, SIP: CustomerServiceOutlined, PHONE: PhoneOutlined };

function StationButton() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const [open, setOpen] = useState(false);
  const station = snapshot?.station ?? null;
  const Icon = station ? stationIcon[station.kind] : DesktopOutlined;
  return (
    <>
      <Button type="text" className={station?.online ? "desk-station" : "desk-station desk-station-off"} icon={<Icon aria-hidden />} onClick={() => setOpen(true)}>
        {station ? t(`desk.station.${station.kind}`) : t("desk.station.none")}
        <span className="desk-station-state">{station ? t(station.online ? "desk.station.online" : "desk.station.offline") : null}</span>
      </Button>
      {open && <StationDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Away() {
  const { t } = useTranslation();
  const { link } = useDesk();
  const now = useNow();
  if (!isAway(link, now) || link.state !== "away") return null;
  return (
    <div className="desk-away" role="alert">
      <DisconnectOutlined aria-hidden /> <strong>{t("desk.away")}</strong> <span>{t("desk.awayFix")}</span> <Timer since={link.since} />
    </div>
  );
}

function MiniCall() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const { pathname } = useLocation();
  const call = foremost(snapshot?.calls ?? []);
  const who = useWho();
  if (!call || pathname === "/desk") return null;
  return (
    <div className={`desk-mini${call.state === "OFFERED" ? " tl-pulse" : ""}`}>
      <Link to="/desk"><strong>{who(call)}</strong></Link>
      <span className="tl-faint">{t(`desk.call.${call.state}`)} <Timer since={call.since} /></span>
      <CallControls call={call} compact />
    </div>
  );
}

function Notices() {
  const { t, i18n } = useTranslation();
  const { notices } = useDesk();
  const dismiss = useDismiss();
  return notices.map((notice) => (
    <Note key={notice.n} tone="ringing"
      title={i18n.exists(`desk.notice.${notice.code}`) ? t(`desk.notice.${notice.code as "NO_ANSWER"}`) : notice.text ?? t("desk.notice.other")}
      action={<Button size="small" onClick={() => dismiss(notice.n)}>{t("common.close")}</Button>} />
  ));
}

/** Says a ring to who doesn't see it, on every page. */
function RingSaid() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const who = useWho();
  const call = snapshot?.calls.find((one) => one.state === "OFFERED");
  return <div className="tl-visually-hidden" role="alert">{call ? [t("desk.incoming", { who: who(call) }), call.queue?.name].filter(Boolean).join(", ") : null}</div>;
}

/** Callers in the own queues, on every page: nothing while nobody waits. */
function Pressure() {
  const { t } = useTranslation();
  const { queues } = useDesk();
  const { waiting, oldest } = pressureOf(queues ?? []);
  if (waiting === 0 || !oldest) return null;
  return (
    <Link to="/desk" className="desk-bar-pressure">
      <StateIcon state="RINGING" size={14} /><span>{t("desk.pressure.waiting", { count: waiting })}</span><span className="desk-bar-longest">{t("desk.pressure.longest")} <Timer since={oldest} /></span>
    </Link>
  );
}

function Help() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ [deskKeys.help]: () => setOpen(true) });
  return (
    <>
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={t("desk.help.open")} title={t("desk.help.open")} aria-keyshortcuts={deskKeys.help} onClick={() => setOpen(true)} />
      {open && <KeysHelp onClose={() => setOpen(false)} />}
    </>
  );
}

/** On top of every page of an agent: state, station, the call, and what they must know. */
export function DeskBar({ tools, banner }: { tools?: ReactNode; banner?: ReactNode }) {
  const voice = useVoice();
  return (
    <header className="desk-bar">
      <div className="desk-bar-line">
        <StateSwitch />
        <MiniCall />
        <div className="desk-bar-end">
          <Pressure />
          {tools}
          <StationButton />
          <Help />
        </div>
      </div>
      <RingSaid />
      <Away />
      <div className="desk-bar-notes">
        {banner}
        {voice.notice}
        <Notices />
      </div>
    </header>
  );
}
