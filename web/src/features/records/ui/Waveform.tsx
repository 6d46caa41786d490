import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js";
import type { Waveform as Form } from "~/api/types";
import { useTheme } from "~/design/theme";
import { peaksOf } from "../state/player";

interface Props { media: HTMLAudioElement; form: Form; onSeek: () => void }

/** Both sides of a recording as waves, the caller above; a click or a drag goes there. Drawn from the server's peaks: nothing is fetched before somebody listens. */
export default function Waveform({ media, form, onSeek }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { isDark } = useTheme();
  const seek = useRef(onSeek);
  useEffect(() => { seek.current = onSeek; }, [onSeek]);
  useEffect(() => {
    if (!box.current) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--tl-${name}`).trim() || "#888888";
    const side = (name: string) => ({ waveColor: colour(name), progressColor: colour(name), height: 34 });
    // No cursor: the picture's line goes through all rows, this one too.
    const wave = WaveSurfer.create({
      container: box.current, media, peaks: [peaksOf(form.caller), peaksOf(form.heard)], duration: form.seconds, height: 34, normalize: true, barWidth: 2, barGap: 1, barRadius: 1,
      cursorWidth: 0, dragToSeek: true, hideScrollbar: true, splitChannels: [side("ringing"), side("accent")],
    });
    wave.on("interaction", () => seek.current());
    return () => wave.destroy();
  }, [media, form, isDark]);
  return <div ref={box} className="wave" aria-hidden />;
}
