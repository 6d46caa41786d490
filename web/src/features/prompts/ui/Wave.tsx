import { PauseOutlined, CaretRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import WaveSurfer from "wavesurfer.js";
import { useTheme } from "~/design/theme";
import { clock } from "~/design/time";
import "./prompts.css";

/** The sound as a picture: click to go there, the button (or space on it) to play. */
export default function Wave({ sound, name, autoplay }: { sound: string | Blob; name: string; autoplay?: boolean }) {
  const { t } = useTranslation();
  const { isDark } = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | null>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const css = getComputedStyle(document.documentElement);
    const colour = (token: string) => css.getPropertyValue(token).trim();
    const surfer = WaveSurfer.create({
      container: frame.current, height: 44, barWidth: 2, barGap: 1, barRadius: 2, normalize: true, cursorWidth: 1, autoplay: autoplay ?? false,
      waveColor: colour("--tl-line-strong"), progressColor: colour("--tl-accent"), cursorColor: colour("--tl-ink-faint"),
    });
    wave.current = surfer;
    // A blob is handed over as it is: our content security policy lets nothing be fetched but from the server.
    void (typeof sound === "string" ? surfer.load(sound) : surfer.loadBlob(sound)).catch(() => undefined);
    surfer.on("ready", setLength);
    surfer.on("play", () => setPlaying(true));
    surfer.on("pause", () => setPlaying(false));
    surfer.on("finish", () => setPlaying(false));
    surfer.on("timeupdate", setAt);
    surfer.on("error", () => undefined);   // the length stays 0:00, and the page around says what the server said
    return () => {
      wave.current = null;
      surfer.destroy();
    };
  }, [sound, autoplay, isDark]);
  return (
    <div className="wave">
      <Button shape="circle" icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />} aria-label={`${t(playing ? "studio.pause" : "studio.play")} ${name}`} onClick={() => void wave.current?.playPause()} />
      <div ref={frame} className="wave-frame" role="img" aria-label={t("studio.wave", { name, length: clock(length) })} />
      <span className="tl-numeric tl-faint">{clock(at)} / {clock(length)}</span>
    </div>
  );
}
