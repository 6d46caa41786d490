import type { MicrophoneProblem } from "~/voice/microphone";

/** The telephone in this browser tab. Only one tab of a browser has it; the others control the call through the server. */
export type Softphone =
  | { state: "off" }
  | { state: "elsewhere" }
  | { state: "asking" }
  | { state: "blocked"; why: MicrophoneProblem }
  | { state: "connecting"; since: number }
  | { state: "idle" }
  | { state: "ringing"; from: string; since: number }
  | { state: "talking"; since: number; echo: boolean; online: boolean }
  | { state: "lost"; since: number };

export type SoftphoneEvent =
  | { type: "start" }
  | { type: "stop" }
  | { type: "other-tab" }
  | { type: "microphone-refused"; why: MicrophoneProblem }
  | { type: "microphone-open"; at: number }
  | { type: "online" }
  | { type: "offline"; at: number }
  | { type: "incoming"; from: string; at: number }
  | { type: "answered"; at: number; echo: boolean }
  | { type: "ended" };

export function next(phone: Softphone, event: SoftphoneEvent): Softphone {
  switch (event.type) {
    case "start":
      return phone.state === "off" || phone.state === "elsewhere" || phone.state === "blocked" ? { state: "asking" } : phone;
    case "stop":
      return { state: "off" };
    case "other-tab":
      return { state: "elsewhere" };
    case "microphone-refused":
      return { state: "blocked", why: event.why };
    case "microphone-open":
      return phone.state === "asking" ? { state: "connecting", since: event.at } : phone;
    case "online":
      if (phone.state === "talking") return { ...phone, online: true };
      return phone.state === "connecting" || phone.state === "lost" ? { state: "idle" } : phone;
    case "offline":
      // The sound goes its own way: a lost signalling link doesn't end a talk.
      if (phone.state === "talking") return { ...phone, online: false };
      if (phone.state === "connecting" || phone.state === "lost") return phone;
      return phone.state === "idle" || phone.state === "ringing" ? { state: "lost", since: event.at } : phone;
    case "incoming":
      return phone.state === "idle" || phone.state === "connecting" || phone.state === "lost" ? { state: "ringing", from: event.from, since: event.at } : phone;
    case "answered":
      return phone.state === "off" || phone.state === "elsewhere" ? phone : { state: "talking", since: event.at, echo: event.echo, online: true };
    case "ended":
      if (phone.state === "ringing") return { state: "idle" };
      if (phone.state === "talking") return phone.online ? { state: "idle" } : { state: "lost", since: phone.since };
      return phone;
    default:
      return unreachable(event);
  }
}

/** Whether this tab can take a call's sound now. */
export function isUsable(phone: Softphone): boolean {
  return phone.state === "idle" || phone.state === "ringing" || phone.state === "talking";
}

function unreachable(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
