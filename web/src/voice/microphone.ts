/** Why there is no microphone; each has its own way out on the page. */
export type MicrophoneProblem = "insecure" | "denied" | "missing" | "busy" | "failed";

export type Microphone = { ok: true; stream: MediaStream } | { ok: false; why: MicrophoneProblem };

export function microphoneProblemOf(name: string): MicrophoneProblem {
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "failed";
  }
}

/** Asks for the microphone, cleaned up for speech. The caller stops the tracks. */
export async function openMicrophone(): Promise<Microphone> {
  // Browsers hide the microphone from pages that came over plain HTTP from another machine.
  if (!navigator.mediaDevices?.getUserMedia) return { ok: false, why: window.isSecureContext ? "missing" : "insecure" };
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } }) };
  } catch (error) {
    return { ok: false, why: microphoneProblemOf(error instanceof DOMException ? error.name : "") };
  }
}

export function release(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** Loudness of a stream, 0 to 1, on every animation frame until the returned function is called. */
export function watchLevel(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // −60 dBFS … −10 dBFS fills the meter: speech at a desk lies there.
    tell(power === 0 ? 0 : Math.min(1, Math.max(0, (10 * Math.log10(power) + 60) / 50)));
    frame = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    source.disconnect();
    void context.close();
  };
}
