import { AudioMutedOutlined, AudioOutlined, BorderlessTableOutlined, PhoneOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Keypad, Note } from "~/design/basics";
import { clock, Timer } from "~/design/time";
import { speak } from "~/i18n";
import { GuestCall } from "../api/call";
import { next } from "../state/guest";
import "./guest.css";

/** One big button; no sign-in. */
export default function GuestPage() {
  const { t, i18n } = useTranslation();
  const { token = "" } = useParams();
  const [guest, tell] = useReducer(next, { state: "waiting" });
  const [keypad, setKeypad] = useState(false);
  const audio = useRef<HTMLAudioElement>(null);
  const [call] = useState(() => new GuestCall(tell));
  const chinese = i18n.language.startsWith("zh");
  const title = t("guest.title");
  useEffect(() => { document.title = title; }, [title]);
  useEffect(() => {
    call.onSound((stream) => {
      if (!audio.current) return;
      audio.current.srcObject = stream;
      void audio.current.play().catch(() => undefined);
    });
    const leave = () => call.hangUp();
    window.addEventListener("pagehide", leave);
    return () => { window.removeEventListener("pagehide", leave); call.hangUp(); };
  }, [call]);
  const live = guest.state === "calling" || guest.state === "talking";
  return (
    <main className="guest">
      <div className="guest-top"><Button type="text" lang={chinese ? "en" : "zh-CN"} onClick={() => void speak(chinese ? "en" : "zh-CN")}>{chinese ? "English" : "中文"}</Button></div>
      <div className="guest-card">
        <h1>{title}</h1>
        <p className="tl-soft" role="status">
          {guest.state === "talking" ? <>{t("desk.state.TALKING")} <Timer since={guest.since} /></> : guest.state === "ended" ? t("guest.ended", { length: clock(guest.seconds) }) : t(`guest.hint.${guest.state}`)}
        </p>
        {guest.state === "blocked" && <Note tone="danger" urgent title={t(`softphone.blocked.${guest.why}`)} fix={t(`guest.blockedFix.${guest.why}`)} />}
        {guest.state === "failed" && <Note tone="ringing" urgent title={t(`guest.failed.${guest.why}`)} fix={t(`guest.failedFix.${guest.why}`)} />}
        {!live && (
          <button type="button" className="guest-call" disabled={guest.state === "asking"} onClick={() => void call.start(token)}>
            <PhoneOutlined aria-hidden /><span>{t(guest.state === "ended" ? "guest.again" : "guest.call")}</span>
          </button>
        )}
        {live && (
          <div className="guest-controls">
            <Button size="large" shape="round" icon={guest.state === "talking" && guest.muted ? <AudioMutedOutlined aria-hidden /> : <AudioOutlined aria-hidden />} disabled={guest.state !== "talking"}
              aria-pressed={guest.state === "talking" && guest.muted} onClick={() => call.mute(!(guest.state === "talking" && guest.muted))}>{t(guest.state === "talking" && guest.muted ? "desk.control.unmute" : "desk.control.mute")}</Button>
            <Button size="large" shape="round" icon={<BorderlessTableOutlined aria-hidden />} aria-expanded={keypad} onClick={() => setKeypad(!keypad)}>{t("common.keypad")}</Button>
            <Button size="large" shape="round" type="primary" danger icon={<PhoneOutlined rotate={135} aria-hidden />} onClick={() => call.hangUp()}>{t("desk.control.hang-up")}</Button>
          </div>
        )}
        {live && keypad && <Keypad onKey={(key) => call.digit(key)} />}
        <audio ref={audio} autoPlay hidden />
      </div>
    </main>
  );
}
