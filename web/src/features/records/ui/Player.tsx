import { CaretRightFilled, DownloadOutlined, PauseOutlined, ReloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton, Slider, Tooltip } from "antd";
import { lazy, Suspense, useEffect, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { CallDetail, Recording } from "~/api/types";
import { Note } from "~/design/basics";
import { Select } from "~/design/inputs";
import { clock } from "~/design/time";
import { audioOf, fileOf, readWaveform } from "../api/records";
import { RecordedSound, type SoundState } from "../api/sound";
import { commandOf, neighbour, nextSpeed, speeds } from "../state/player";

const Waveform = lazy(() => import("./Waveform"));

/** The sound of a recording, for as long as the page shows it. */
export function useSound(recordingId: string): { sound: RecordedSound; state: SoundState } {
  const sound = useMemo(() => new RecordedSound(audioOf(recordingId)), [recordingId]);
  useEffect(() => () => sound.leave(), [sound]);
  return { sound, state: useSyncExternalStore(sound.subscribe, sound.get) };
}

/** The player's keys, wherever the focus is on the page but in a field. `moments` are seconds of the recording. */
export function usePlayerKeys(sound: RecordedSound, moments: readonly number[]): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement;
      const command = commandOf(event, { tag: on.tagName ?? "", editable: on.isContentEditable || on.getAttribute?.("role") === "slider" || on.getAttribute?.("role") === "combobox" });
      if (!command || document.querySelector(".ant-modal-wrap:not([style*='display: none'])")) return;
      event.preventDefault();
      switch (command.do) {
        case "toggle": return sound.toggle();
        case "skip": return sound.seek(sound.get().time + command.seconds);
        case "event": {
          const to = neighbour(moments, sound.get().time, command.forward);
          if (to !== null) sound.seek(to);
          return;
        }
        case "speed": return sound.setSpeed(nextSpeed(sound.get().speed, command.up));
        case "mute": return sound.mute(command.side);
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [sound, moments]);
}

/** The waves of a recording; a bar to move along where none were kept. */
export function Waves({ recording, sound, state }: { recording: Recording; sound: RecordedSound; state: SoundState }) {
  const form = useQuery({ queryKey: ["waveform", recording.id, recording.state], queryFn: () => readWaveform(recording.id), retry: false, refetchInterval: recording.state === "RUNNING" ? 5000 : false });
  const { t } = useTranslation();
  if (form.isPending) return <div className="wave" aria-busy="true" />;
  if (!form.data || form.data.caller === "") {
    return <Slider ariaLabelForHandle={t("records.position")} min={0} max={recording.durationSeconds ?? 0} step={0.1} value={state.time} tooltip={{ formatter: (at) => clock(at ?? 0) }} onChange={sound.seek} />;
  }
  return <Suspense fallback={<Skeleton.Node active style={{ width: "100%", height: 68 }} />}><Waveform media={sound.audio} form={form.data} onSeek={() => sound.seek(sound.audio.currentTime)} /></Suspense>;
}

interface ControlsProps { call: CallDetail; recording: Recording; sound: RecordedSound; state: SoundState }

export function Controls({ call, recording, sound, state }: ControlsProps) {
  const { t, i18n } = useTranslation();
  const length = recording.durationSeconds ?? (Number.isFinite(sound.audio.duration) ? sound.audio.duration : 0);
  const side = (name: "caller" | "heard", hint: string) => (
    <Tooltip title={hint}>
      <Button size="small" className={`side side-${name}`} aria-pressed={!state.muted[name]} onClick={() => sound.mute(name)}>{t(`records.side.${name}`)}</Button>
    </Tooltip>
  );
  return (
    <div className="tl-stack-tight">
      <div className="tl-row player" role="group" aria-label={t("records.player")}>
        <Button type="primary" shape="circle" icon={state.playing ? <PauseOutlined aria-hidden /> : <CaretRightFilled aria-hidden />} aria-label={t(state.playing ? "records.pause" : "records.play")} onClick={sound.toggle} />
        <span className="tl-numeric player-time">{clock(state.time)} <span className="tl-faint">/ {recording.state === "RUNNING" ? "…" : clock(length)}</span></span>
        <Select size="small" aria-label={t("records.speed")} value={state.speed} onChange={sound.setSpeed} options={speeds.map((speed) => ({ value: speed, label: `${speed}×` }))} style={{ width: 78 }} />
        {side("caller", t("records.muteCaller"))}
        {side("heard", t("records.muteHeard"))}
        {recording.state === "RUNNING" && <Tooltip title={t("records.recordingRuns")}><Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={sound.reload}>{t("records.newest")}</Button></Tooltip>}
        <span className="player-keys tl-faint">{t("records.keys")}</span>
        <Button size="small" icon={<DownloadOutlined aria-hidden />} href={fileOf(call.id, recording.id, i18n.language)} download>{t("common.download")}</Button>
      </div>
      {state.failed && <Note tone="danger" urgent title={t("records.recordingFailed")} fix={t("records.recordingFailedFix")} />}
    </div>
  );
}
