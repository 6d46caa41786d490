/** What calls play is made by the server; this is merely enough for speech, small enough for ten minutes to pass as one upload. */
export const RATE = 16_000;
export const LONGEST_SECONDS = 600;
const HEADER = 44;

/** One voice out of however many channels. */
export function mono(channels: Float32Array[]): Float32Array {
  const [first = new Float32Array()] = channels;
  if (channels.length === 1) return first;
  return first.map((_, at) => channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length);
}

/** Silence before and after the words is cut, but for a breath: people press the button before they speak. */
export function trimmed(samples: Float32Array, rate: number): Float32Array {
  const loud = 0.01;
  const breath = Math.round(rate * 0.15);
  let from = 0;
  let to = samples.length;
  while (from < to && Math.abs(samples[from] ?? 0) < loud) from++;
  while (to > from && Math.abs(samples[to - 1] ?? 0) < loud) to--;
  // Nothing but silence stays as it is: what one hears then says more than an empty file.
  return from === to ? samples : samples.slice(Math.max(0, from - breath), Math.min(samples.length, to + breath));
}

/** RIFF/WAVE, 16 bits, one channel. */
export function wavOf(samples: Float32Array, rate: number): ArrayBuffer {
  const bytes = new ArrayBuffer(HEADER + samples.length * 2);
  const view = new DataView(bytes);
  const text = (at: number, word: string) => { for (let i = 0; i < word.length; i++) view.setUint8(at + i, word.charCodeAt(i)); };
  text(0, "RIFF");
  view.setUint32(4, HEADER - 8 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, at) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER + at * 2, Math.round(clipped < 0 ? clipped * 0x8000 : clipped * 0x7fff), true);
  });
  return bytes;
}
