import type { ReactNode } from "react";
import type { Tone } from "./basics";

/** What an agent or a call can be in. Each has a colour, a shape and a word: no two share a shape, so that none depends on its colour. */
export type StateName = "OFFLINE" | "NOT_READY" | "READY" | "RINGING" | "TALKING" | "HELD" | "CONSULTING" | "CONFERENCE" | "WRAP_UP";

export const stateTone: Record<StateName, Tone> = {
  OFFLINE: "not-ready", NOT_READY: "not-ready", READY: "ready", RINGING: "ringing", TALKING: "talking", HELD: "held", CONSULTING: "talking", CONFERENCE: "talking",
  WRAP_UP: "wrap-up",
};

// Drawn on 16 × 16, filled, so that they can still be told apart at 12 px on a board.
const shapes: Record<StateName, ReactNode> = {
  OFFLINE: <path d="M8 1.5a1 1 0 0 1 1 1v5a1 1 0 1 1-2 0v-5a1 1 0 0 1 1-1Zm3.3 1.9a1 1 0 0 1 1.4-.1 6.2 6.2 0 1 1-9.4 0 1 1 0 0 1 1.5 1.3 4.2 4.2 0 1 0 6.4 0 1 1 0 0 1 .1-1.2Z" />,
  NOT_READY: <path d="M2 5.5h9.5v1h.9a2.6 2.6 0 0 1 0 5.2h-1A4.5 4.5 0 0 1 7.3 14H6a4 4 0 0 1-4-4V5.5Zm9.5 2.5v2.2h.9a1.1 1.1 0 0 0 0-2.2h-.9ZM4.5 1.5h1.4v2.6H4.5V1.5Zm3.2 0h1.4v2.6H7.7V1.5Z" />,
  READY: <path fillRule="evenodd" d="M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Zm3.9 4.7-1.2-1.2-3.6 3.7-1.7-1.7-1.2 1.2 2.9 2.9 4.8-4.9Z" />,
  RINGING: <path d="M8 1a1 1 0 0 1 1 1v.4A4.6 4.6 0 0 1 12.6 7v2.9l1.2 1.7v.8H2.2v-.8l1.2-1.7V7A4.6 4.6 0 0 1 7 2.4V2a1 1 0 0 1 1-1ZM6.2 13.4h3.6a1.8 1.8 0 0 1-3.6 0Z" />,
  TALKING: <path d="M8 1.5A6 6 0 0 0 2 7.5v3.3C2 12 3 13 4.2 13H6V8.2H3.7v-.7a4.3 4.3 0 0 1 8.6 0v.7H10V13h2.2l-.1.1c-.4.4-1 .6-1.6.6H8.3v1.4h2.2c2 0 3.5-1.6 3.5-3.5V7.5a6 6 0 0 0-6-6Z" />,
  HELD: <path fillRule="evenodd" d="M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2ZM5.3 5v6H7V5H5.3ZM9 5v6h1.7V5H9Z" />,
  CONSULTING: <path d="M2.5 2h7A1.5 1.5 0 0 1 11 3.5v3A1.5 1.5 0 0 1 9.5 8H6l-3 2.4V8h-.5A1.5 1.5 0 0 1 1 6.5v-3A1.5 1.5 0 0 1 2.5 2Zm10 3.5h1A1.5 1.5 0 0 1 15 7v3.5a1.5 1.5 0 0 1-1.5 1.5H13v2.4L10 12H7.5A1.5 1.5 0 0 1 6.1 11L7.6 9.5h2a2.9 2.9 0 0 0 2.9-2.9V5.5Z" />,
  CONFERENCE: <path d="M8 1.5A2.3 2.3 0 1 1 8 6.1 2.3 2.3 0 0 1 8 1.5ZM3.6 8.6a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6Zm8.8 0a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6ZM7.3 7h1.4v2.4l1.4 1-.8 1.2L8 10.7l-1.3.9-.8-1.2 1.4-1V7Z" />,
  WRAP_UP: <path d="m10.7 1.9 3.4 3.4-7.9 7.9-4.2.8.8-4.2 7.9-7.9Zm-6.4 8.7-.3 1.4 1.4-.3-1.1-1.1Z" />,
};

export function StateIcon({ state, size = 16 }: { state: StateName; size?: number }) {
  return <svg className="tl-state-icon" width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden focusable="false">{shapes[state]}</svg>;
}

/** A state in its colour, with its shape and its word; a timer may follow. */
export function StateChip({ state, label, children }: { state: StateName; label: ReactNode; children?: ReactNode }) {
  return <span className={`tl-badge tl-badge-plain tl-tone-${stateTone[state]}`}><StateIcon state={state} size={13} />{label}{children}</span>;
}
