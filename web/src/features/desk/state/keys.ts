import type { Control } from "./desk";

/** The letter is the English word's first where it is free. Alt + letter works everywhere, also while one types. */
export const controlKeys: Partial<Record<Control, string>> = {
  answer: "Alt+A", reject: "Alt+X", mute: "Alt+M", hold: "Alt+H", retrieve: "Alt+H", "hang-up": "Alt+E", transfer: "Alt+T", consult: "Alt+C", digits: "Alt+K",
  "consult-complete": "Alt+O", "consult-cancel": "Alt+B", conference: "Alt+J",
};

/** Keys that aren't of one call. */
export const deskKeys = { ready: "Alt+R", pause: "Alt+P", wrapUp: "Alt+W", notes: "Alt+N", dial: "Alt+D", help: "?" } as const;
export type DeskKey = keyof typeof deskKeys;
