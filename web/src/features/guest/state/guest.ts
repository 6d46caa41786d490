import type { MicrophoneProblem } from "~/voice/microphone";

/** A visitor's one call, from the button to the end. */
export type Guest =
  | { state: "waiting" }
  | { state: "asking" }
  | { state: "blocked"; why: MicrophoneProblem }
  | { state: "calling"; since: number }
  | { state: "talking"; since: number; muted: boolean }
  | { state: "ended"; seconds: number }
  | { state: "failed"; why: "unknown-link" | "too-many" | "busy" | "network" };

export type GuestEvent =
  | { type: "pressed" }
  | { type: "blocked"; why: MicrophoneProblem }
  | { type: "calling"; at: number }
  | { type: "answered"; at: number }
  | { type: "muted"; muted: boolean }
  | { type: "ended"; at: number; cause: string }
  | { type: "failed"; status: number };

export function next(guest: Guest, event: GuestEvent): Guest {
  switch (event.type) {
    case "pressed":
      return { state: "asking" };
    case "blocked":
      return { state: "blocked", why: event.why };
    case "calling":
      return guest.state === "asking" ? { state: "calling", since: event.at } : guest;
    case "answered":
      return guest.state === "calling" || guest.state === "asking" ? { state: "talking", since: event.at, muted: false } : guest;
    case "muted":
      return guest.state === "talking" ? { ...guest, muted: event.muted } : guest;
    case "ended":
      if (guest.state === "talking") return { state: "ended", seconds: (event.at - guest.since) / 1000 };
      if (guest.state !== "calling" && guest.state !== "asking") return guest;
      return event.cause === "Canceled" ? { state: "waiting" } : { state: "failed", why: event.cause === "Busy" || event.cause === "Unavailable" ? "busy" : "network" };
    case "failed":
      return { state: "failed", why: event.status === 404 ? "unknown-link" : event.status === 429 ? "too-many" : "network" };
    default:
      return unreachable(event);
  }
}

function unreachable(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
