import { describe, expect, it } from "vitest";
import { dark, light, type Palette } from "./tokens";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const pairs: [keyof Palette, keyof Palette][] = [
  ["ink", "ground"], ["ink", "surface"], ["inkSoft", "ground"], ["inkSoft", "surface"], ["inkFaint", "ground"], ["inkFaint", "surface"],
  ["accent", "surface"], ["accent", "ground"], ["accentInk", "accent"], ["accent", "accentSoft"], ["ready", "readySoft"], ["ready", "surface"],
  ["talking", "talkingSoft"], ["ringing", "ringingSoft"], ["ringing", "surface"], ["wrapUp", "wrapUpSoft"], ["wrapUp", "surface"],
  ["held", "heldSoft"], ["held", "surface"], ["talking", "surface"], ["notReady", "surface"], ["ready", "ground"], ["danger", "ground"],
  ["inkSoft", "accentSoft"], ["inkFaint", "raised"], ["notReady", "notReadySoft"], ["danger", "dangerSoft"], ["danger", "surface"], ["ink", "accentSoft"], ["ink", "ringingSoft"], ["ink", "dangerSoft"],
  ["ink", "readySoft"], ["ink", "talkingSoft"], ["ink", "heldSoft"], ["ink", "wrapUpSoft"], ["ink", "notReadySoft"], ["inkSoft", "ringingSoft"],
  ["inkSoft", "readySoft"], ["inkSoft", "talkingSoft"], ["inkSoft", "heldSoft"], ["inkSoft", "wrapUpSoft"], ["inkSoft", "dangerSoft"], ["inkSoft", "notReadySoft"],
];
// WCAG 1.4.11: what shows where a field is, and the focus ring.
const bounds: [keyof Palette, keyof Palette][] = [["field", "surface"], ["accent", "ground"], ["accent", "surface"], ["ringing", "ground"]];

describe.each([["light", light], ["dark", dark]] as const)("the %s palette", (_, palette) => {
  it.each(pairs)("%s can be read on %s (AA)", (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(bounds)("%s stands out from %s (3:1)", (edge, ground) => {
    expect(contrast(palette[edge], palette[ground])).toBeGreaterThanOrEqual(3);
  });
});
