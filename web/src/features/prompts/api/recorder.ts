import { mono, RATE, trimmed, wavOf } from "../state/wav";

/** What MediaRecorder gave (Opus in WebM or MP4) as the WAV that the server reads: decoded by the browser that made it. */
export async function toWav(recorded: Blob): Promise<File> {
  const context = new OfflineAudioContext(1, 1, RATE);   // decoding resamples to its rate
  const sound = await context.decodeAudioData(await recorded.arrayBuffer());
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at));
  return new File([wavOf(trimmed(mono(channels), RATE), RATE)], "microphone.wav", { type: "audio/wav" });
}
