import { AudioOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { LevelMeter, Note, StateBadge } from "~/design/basics";
import { openMicrophone, release, watchLevel } from "~/voice/microphone";
import type { SoftphoneController } from "../api/controller";
import { isUsable } from "../state/softphone";
import { VoiceNotice } from "./VoiceNotice";

/** Speak and hear yourself: the echo runs through the same server and the same way as a real call. */
export function AudioCheck({ controller }: { controller: SoftphoneController }) {
  const { t } = useTranslation();
  const phone = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const remote = useSyncExternalStore(controller.subscribe, controller.remoteSound);
  const [mine, setMine] = useState(0);
  const [heard, setHeard] = useState(0);
  const testing = phone.state === "talking" && phone.echo;
  useEffect(() => {
    if (!testing) return;
    let stop: (() => void) | undefined;
    let stream: MediaStream | null = null;
    let over = false;
    void openMicrophone().then((microphone) => {
      if (!microphone.ok) return;
      if (over) return release(microphone.stream);
      stream = microphone.stream;
      stop = watchLevel(stream, setMine);
    });
    return () => { over = true; stop?.(); release(stream); setMine(0); };
  }, [testing]);
  useEffect(() => {
    if (!testing || !remote) return;
    const stop = watchLevel(remote, setHeard);
    return () => { stop(); setHeard(0); };
  }, [testing, remote]);
  useEffect(() => () => { if (controller.snapshot().state === "talking" && (controller.snapshot() as { echo: boolean }).echo) controller.hangUp(); }, [controller]);
  return (
    <div className="tl-panel tl-panel-body tl-stack">
      <div className="tl-spread">
        <strong>{t("softphone.check")}</strong>
        <StateBadge tone={isUsable(phone) ? "ready" : "not-ready"}>{t(testing ? "softphone.checking" : `softphone.state.${phone.state}`)}</StateBadge>
      </div>
      <VoiceNotice controller={controller} phone={phone} />
      <p className="tl-faint" style={{ margin: 0 }}>{t("softphone.checkHint")}</p>
      {testing && (
        <div className="tl-stack-tight">
          <div className="tl-spread"><span>{t("softphone.mine")}</span><LevelMeter level={mine} label={t("softphone.mine")} /></div>
          <div className="tl-spread"><span>{t("softphone.heard")}</span><LevelMeter level={heard} label={t("softphone.heard")} /></div>
          {heard > 0.1 ? <Note tone="ready" title={t("softphone.good")} /> : null}
        </div>
      )}
      <div>
        {testing
          ? <Button icon={<StopOutlined aria-hidden />} onClick={() => controller.hangUp()}>{t("softphone.stop")}</Button>
          : <Button icon={<AudioOutlined aria-hidden />} disabled={phone.state !== "idle"} onClick={() => void controller.echo()}>{t("softphone.try")}</Button>}
      </div>
    </div>
  );
}
