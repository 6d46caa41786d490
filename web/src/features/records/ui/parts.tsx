import { DownloadOutlined, PhoneOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePerson } from "~/api/person";
import type { Outcome } from "~/api/types";
import { useAction } from "~/design/actions";
import { StateBadge, type Tone } from "~/design/basics";
import { audioOf, callBack, fileOf } from "../api/records";
import "./records.css";

const toneOf: Record<Outcome, Tone> = { ANSWERED: "ready", ABANDONED: "ringing", VOICEMAIL: "wrap-up", IVR_ONLY: "not-ready", FAILED: "danger", LOST: "danger" };

export function OutcomeBadge({ outcome }: { outcome: Outcome | null }) {
  const { t } = useTranslation();
  if (!outcome) return <StateBadge tone="talking">{t("records.outcome.running")}</StateBadge>;
  return <StateBadge tone={toneOf[outcome]}>{t(`records.outcome.${outcome}`)}</StateBadge>;
}

/** A message in a list: the browser's own player is enough for some seconds of sound. */
export function Message({ callId, recordingId, label, onPlay }: { callId: string; recordingId: string; label: string; onPlay: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="tl-row" style={{ flexWrap: "nowrap" }}>
      <audio controls preload="none" src={audioOf(recordingId)} aria-label={label} onPlay={onPlay} className="box-sound" />
      <Tooltip title={t("common.download")}>
        <Button type="text" icon={<DownloadOutlined aria-hidden />} aria-label={`${t("common.download")}: ${label}`} href={fileOf(callId, recordingId, i18n.language)} download />
      </Tooltip>
    </div>
  );
}

/** Rings the agent's own station first, then the number; only agents have a station. */
export function CallBack({ number }: { number: string }) {
  const { t } = useTranslation();
  const person = usePerson();
  const go = useNavigate();
  const call = useAction(callBack, { onDone: () => void go("/desk") });
  if (person.agentId === null || !/^\+?\d+$/.test(number)) return null;
  return <Button size="small" icon={<PhoneOutlined aria-hidden />} loading={call.isPending} aria-label={`${t("records.callBack")} ${number}`} onClick={() => call.mutate(number)}>{t("records.callBack")}</Button>;
}
