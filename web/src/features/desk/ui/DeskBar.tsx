import { CustomerServiceOutlined, DesktopOutlined, DisconnectOutlined, PhoneOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { StationKind } from "~/api/types";
import { Note } from "~/design/basics";
import { phoneText, Timer, useNow } from "~/design/time";
import { foremost, isAway } from "../state/desk";
import { CallControls } from "./CallControls";
import { useDesk, useDismiss, useVoice } from "./DeskContext";
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
  if (!call || pathname === "/desk") return null;
  const other = call.direction === "OUT" ? call.to : call.from;
  return (
    <div className={`desk-mini${call.state === "OFFERED" ? " tl-pulse" : ""}`}>
      <Link to="/desk"><strong>{call.customer?.name ?? phoneText(other)}</strong></Link>
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

/** On top of every page of an agent: state, station, the call, and what they must know. */
export function DeskBar() {
  const voice = useVoice();
  return (
    <header className="desk-bar">
      <div className="desk-bar-line">
        <StateSwitch />
        <MiniCall />
        <StationButton />
      </div>
      <Away />
      <div className="desk-bar-notes">
        {voice.notice}
        <Notices />
      </div>
    </header>
  );
}
