/**
 * The colours of Trunkline, once. Each pair of ink and ground has contrast AA (4.5:1) in both themes, and what bounds a field 3:1; `tokens.test.ts`
 * computes it. A state's colour means the same everywhere: on the desk, in lists, on a board, and never stands alone (`states.tsx`).
 */
export interface Palette {
  ground: string; surface: string; raised: string; line: string; lineStrong: string; field: string;
  ink: string; inkSoft: string; inkFaint: string;
  accent: string; accentInk: string; accentSoft: string;
  ready: string; readySoft: string; talking: string; talkingSoft: string; ringing: string; ringingSoft: string;
  held: string; heldSoft: string; wrapUp: string; wrapUpSoft: string; notReady: string; notReadySoft: string; danger: string; dangerSoft: string;
}

export const light: Palette = {
  ground: "#f5f6f8", surface: "#ffffff", raised: "#ffffff", line: "#e4e7ec", lineStrong: "#cdd3dc", field: "#8a93a3",
  ink: "#17202e", inkSoft: "#4a5567", inkFaint: "#667085",
  accent: "#1d4ed8", accentInk: "#ffffff", accentSoft: "#eaf0ff",
  ready: "#10713f", readySoft: "#e5f5ec", talking: "#1d4ed8", talkingSoft: "#eaf0ff", ringing: "#9a4a00", ringingSoft: "#fff1e0",
  held: "#0d6672", heldSoft: "#e0f3f5", wrapUp: "#6d32a8", wrapUpSoft: "#f3ebfb", notReady: "#4a5567", notReadySoft: "#eef0f3", danger: "#b42318", dangerSoft: "#fdeceb",
};

export const dark: Palette = {
  ground: "#10141b", surface: "#171d26", raised: "#1e2632", line: "#2a3442", lineStrong: "#3b4759", field: "#67758b",
  ink: "#e8ecf2", inkSoft: "#b3bdcc", inkFaint: "#93a0b4",
  accent: "#82a7ff", accentInk: "#0c1424", accentSoft: "#1d2b4a",
  ready: "#63d297", readySoft: "#12301f", talking: "#82a7ff", talkingSoft: "#1d2b4a", ringing: "#f5b062", ringingSoft: "#3a2610",
  held: "#5ecbd8", heldSoft: "#0f3136", wrapUp: "#c69cf0", wrapUpSoft: "#2e1f42", notReady: "#b3bdcc", notReadySoft: "#252d39", danger: "#ff9089", dangerSoft: "#411c1a",
};

/**
 * System faces only: nothing is fetched. The Latin face comes first, so that digits and names in Chinese text are set in it; then each system's best
 * Chinese face by name, as the browser's own guess depends on the page's language and shows Chinese names in Japanese forms on an English page.
 */
export const fontFamily = [
  "-apple-system", "BlinkMacSystemFont", "'Segoe UI Variable Text'", "'Segoe UI'", "Roboto", "'PingFang SC'", "'HarmonyOS Sans SC'", "'MiSans'", "'Hiragino Sans GB'",
  "'Microsoft YaHei UI'", "'Microsoft YaHei'", "'Noto Sans SC'", "'Noto Sans CJK SC'", "'Source Han Sans SC'", "'WenQuanYi Micro Hei'", "'Helvetica Neue'", "sans-serif",
].join(", ");

/** Sizes of type in px. 14 is what one reads all day; 12 is the smallest that Chinese characters bear. */
export const type = { small: 12, note: 13, body: 14, lead: 16, title: 20, figure: 26, display: 34 } as const;
/** Distances in px: multiples of 4, so that things line up without measuring. */
export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 32 } as const;
export const radius = { small: 6, control: 8, panel: 12 } as const;

export function cssVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) =>
    [`--tl-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value as string]));
}

/** The scales as `--tl-type-…`, `--tl-space-…`, `--tl-radius-…`: the same in both themes. */
export function scaleVariables(): Record<string, string> {
  const named = (prefix: string, scale: Record<string, number>) => Object.entries(scale).map(([name, value]) => [`--tl-${prefix}-${name}`, `${value / 16}rem`]);
  return Object.fromEntries([...named("type", type), ...named("space", space), ...named("radius", radius)]) as Record<string, string>;
}
