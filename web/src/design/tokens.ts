/**
 * The colours of Trunkline, once. Each pair of ink and ground has contrast AA (4.5:1) in both themes; `tokens.test.ts` computes it.
 * A state's colour means the same everywhere: on the desk, in lists, on a board.
 */
export interface Palette {
  ground: string; surface: string; raised: string; line: string; lineStrong: string;
  ink: string; inkSoft: string; inkFaint: string;
  accent: string; accentInk: string; accentSoft: string;
  ready: string; readySoft: string; talking: string; talkingSoft: string; ringing: string; ringingSoft: string;
  wrapUp: string; wrapUpSoft: string; notReady: string; notReadySoft: string; danger: string; dangerSoft: string;
}

export const light: Palette = {
  ground: "#f5f6f8", surface: "#ffffff", raised: "#ffffff", line: "#e4e7ec", lineStrong: "#cdd3dc",
  ink: "#17202e", inkSoft: "#4a5567", inkFaint: "#667085",
  accent: "#1d4ed8", accentInk: "#ffffff", accentSoft: "#eaf0ff",
  ready: "#10713f", readySoft: "#e5f5ec", talking: "#1d4ed8", talkingSoft: "#eaf0ff", ringing: "#9a4a00", ringingSoft: "#fff1e0",
  wrapUp: "#6d32a8", wrapUpSoft: "#f3ebfb", notReady: "#4a5567", notReadySoft: "#eef0f3", danger: "#b42318", dangerSoft: "#fdeceb",
};

export const dark: Palette = {
  ground: "#10141b", surface: "#171d26", raised: "#1e2632", line: "#2a3442", lineStrong: "#3b4759",
  ink: "#e8ecf2", inkSoft: "#b3bdcc", inkFaint: "#93a0b4",
  accent: "#82a7ff", accentInk: "#0c1424", accentSoft: "#1d2b4a",
  ready: "#63d297", readySoft: "#12301f", talking: "#82a7ff", talkingSoft: "#1d2b4a", ringing: "#f5b062", ringingSoft: "#3a2610",
  wrapUp: "#c69cf0", wrapUpSoft: "#2e1f42", notReady: "#b3bdcc", notReadySoft: "#252d39", danger: "#ff9089", dangerSoft: "#411c1a",
};

/** System faces only: nothing is fetched, and Chinese text gets the machine's best face. */
export const fontFamily = [
  "-apple-system", "BlinkMacSystemFont", "'Segoe UI Variable Text'", "'Segoe UI'", "'PingFang SC'", "'Hiragino Sans GB'",
  "'Microsoft YaHei UI'", "'Microsoft YaHei'", "'Noto Sans SC'", "'Noto Sans CJK SC'", "'WenQuanYi Micro Hei'", "'Helvetica Neue'", "sans-serif",
].join(", ");

export function cssVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) =>
    [`--tl-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value as string]));
}
