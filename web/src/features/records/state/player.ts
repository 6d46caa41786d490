/** How fast a recording may be played. */
export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export function nextSpeed(now: number, up: boolean): number {
  const at = speeds.findIndex((speed) => speed >= now);
  const next = speeds[Math.min(speeds.length - 1, Math.max(0, (at < 0 ? 1 : at) + (up ? 1 : -1)))];
  return next ?? 1;
}

export interface Muted { caller: boolean; heard: boolean }
/** How much of each recorded side goes to each ear. */
export interface Gains { callerLeft: number; callerRight: number; heardLeft: number; heardRight: number }

/** Both sides stand apart, one at each ear; who is heard alone is heard with both. */
export function gainsOf(muted: Muted): Gains {
  const caller = muted.caller ? 0 : 1;
  const heard = muted.heard ? 0 : 1;
  return { callerLeft: caller, callerRight: muted.heard ? caller : 0, heardLeft: muted.caller ? heard : 0, heardRight: heard };
}

export type Command = { do: "toggle" } | { do: "skip"; seconds: number } | { do: "event"; forward: boolean } | { do: "speed"; up: boolean } | { do: "mute"; side: keyof Muted };
interface Key { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** What a key means to the player; `on` is the element that has the focus, which comes first: a space presses a button, letters belong to a field. */
export function commandOf(key: Key, on: { tag: string; editable: boolean }): Command | null {
  if (key.ctrlKey || key.metaKey || key.altKey || on.editable || ["INPUT", "TEXTAREA", "SELECT", "AUDIO"].includes(on.tag)) return null;
  switch (key.key) {
    case " ": return on.tag === "BUTTON" || on.tag === "A" ? null : { do: "toggle" };
    case "k": return { do: "toggle" };
    case "ArrowLeft": return key.shiftKey ? { do: "event", forward: false } : { do: "skip", seconds: -5 };
    case "ArrowRight": return key.shiftKey ? { do: "event", forward: true } : { do: "skip", seconds: 5 };
    case "<": return { do: "speed", up: false };
    case ">": return { do: "speed", up: true };
    case "1": return { do: "mute", side: "caller" };
    case "2": return { do: "mute", side: "heard" };
    default: return null;
  }
}

/** The moment before or after `now` among these; null where there is none. Half a second of grace, so that "back" doesn't stay where it is. */
export function neighbour(moments: readonly number[], now: number, forward: boolean): number | null {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  return (forward ? sorted.find((each) => each > now + 0.25) : sorted.findLast((each) => each < now - 0.5)) ?? null;
}

/** Bytes of loudness in base64 as the numbers that are drawn, 0 to 1. */
export function peaksOf(base64: string): number[] {
  return Array.from(atob(base64), (char) => char.charCodeAt(0) / 255);
}
