import { describe, expect, it } from "vitest";
import { mono, trimmed, wavOf } from "./wav";

describe("a recording by microphone", () => {
  it("becomes one voice", () => expect([...mono([new Float32Array([1, 0]), new Float32Array([0, 0.5])])]).toEqual([0.5, 0.25]));
  it("loses the silence around the words, but for a breath", () => {
    const samples = new Float32Array(4000);
    samples.fill(0.5, 2000, 2100);
    expect(trimmed(samples, 1000).length).toBe(100 + 2 * 150);
    expect(trimmed(new Float32Array(50), 1000).length).toBe(50);
  });
  it("is a WAV of 16 bits with its true length", () => {
    const view = new DataView(wavOf(new Float32Array([0, 1, -1, 2]), 16_000));
    const word = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    expect([word(0), word(8), word(36)]).toEqual(["RIFF", "WAVE", "data"]);
    expect([view.getUint32(4, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([44, 16_000, 8]);
    expect([0, 1, 2, 3].map((i) => view.getInt16(44 + 2 * i, true))).toEqual([0, 32_767, -32_768, 32_767]);
  });
});
