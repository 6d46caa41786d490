import { AudioOutlined, BorderOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LevelMeter, Note } from "~/design/basics";
import { Timer } from "~/design/time";
import { openMicrophone, release, watchLevel, type MicrophoneProblem } from "~/voice/microphone";
import { toWav } from "../api/recorder";
import { LONGEST_SECONDS } from "../state/wav";
import "./prompts.css";

interface Session { recorder: MediaRecorder; stream: MediaStream; end: () => void }

/** Records a prompt by the microphone of this browser, and hands it over as a WAV. */
export function Studio({ has, onRecorded }: { has: boolean; onRecorded: (file: File) => void }) {
  const { t } = useTranslation();
  const session = useRef<Session | null>(null);
  const [since, setSince] = useState<number | null>(null);
  const [level, setLevel] = useState(0);
  const [problem, setProblem] = useState<MicrophoneProblem | null>(null);
  const stop = () => session.current?.recorder.stop();
  useEffect(() => () => session.current?.end(), []);   // leaving the page switches the microphone off

  const start = async () => {
    setProblem(null);
    const microphone = await openMicrophone();
    if (!microphone.ok) {
      setProblem(microphone.why);
      return;
    }
    const { stream } = microphone;
    const recorder = new MediaRecorder(stream);
    const pieces: Blob[] = [];
    const unwatch = watchLevel(stream, setLevel);
    const tooLong = window.setTimeout(() => recorder.stop(), LONGEST_SECONDS * 1000);
    const end = () => {
      window.clearTimeout(tooLong);
      unwatch();
      release(stream);
      session.current = null;
    };
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      end();
      setSince(null);
      toWav(new Blob(pieces, { type: recorder.mimeType })).then(onRecorded, () => setProblem("failed"));
    };
    session.current = { recorder, stream, end };
    recorder.start();
    setSince(Date.now());
  };

  return (
    <div className="tl-stack-tight">
      <div className="studio">
        {since === null ? <Button icon={<AudioOutlined aria-hidden />} onClick={() => void start()}>{t(has ? "studio.again" : "studio.record")}</Button>
          : <Button danger type="primary" icon={<BorderOutlined aria-hidden />} onClick={stop}>{t("studio.stop")}</Button>}
        {since !== null && <><LevelMeter level={level} label={t("studio.recording")} /><span role="status" className="tl-soft">{t("studio.recording")} <Timer since={since} /></span></>}
        {since === null && <span className="tl-faint">{t("studio.tooLong")}</span>}
      </div>
      {problem && <Note tone="danger" urgent title={t(problem === "insecure" ? "studio.insecure" : "studio.noMicrophone")} />}
    </div>
  );
}
