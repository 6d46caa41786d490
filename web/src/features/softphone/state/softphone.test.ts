import { describe, expect, it } from "vitest";
import { isUsable, next, type Softphone, type SoftphoneEvent } from "./softphone";

const after = (...events: SoftphoneEvent[]) => events.reduce<Softphone>(next, { state: "off" });
const idle: SoftphoneEvent[] = [{ type: "start" }, { type: "microphone-open", at: 1 }, { type: "online" }];

describe("the softphone", () => {
  it("asks for the microphone, connects, and is there", () => {
    expect(after({ type: "start" })).toEqual({ state: "asking" });
    expect(after({ type: "start" }, { type: "microphone-open", at: 1 })).toEqual({ state: "connecting", since: 1 });
    expect(after(...idle)).toEqual({ state: "idle" });
  });
  it("says why it has no microphone, and tries again when asked", () => {
    const blocked = after({ type: "start" }, { type: "microphone-refused", why: "denied" });
    expect(blocked).toEqual({ state: "blocked", why: "denied" });
    expect(next(blocked, { type: "start" })).toEqual({ state: "asking" });
  });
  it("rings, talks and is idle again", () => {
    const ringing = after(...idle, { type: "incoming", from: "+8613800138000", at: 5 });
    expect(ringing).toEqual({ state: "ringing", from: "+8613800138000", since: 5 });
    const talking = next(ringing, { type: "answered", at: 8, echo: false });
    expect(talking).toEqual({ state: "talking", since: 8, echo: false, online: true });
    expect(next(talking, { type: "ended" })).toEqual({ state: "idle" });
  });
  it("keeps talking while the network is away", () => {
    const talking = after(...idle, { type: "answered", at: 8, echo: false });
    const away = next(talking, { type: "offline", at: 9 });
    expect(away).toMatchObject({ state: "talking", online: false });
    expect(next(away, { type: "online" })).toMatchObject({ state: "talking", online: true });
    expect(next(away, { type: "ended" }).state).toBe("lost");
  });
  it("that lost its link comes back", () => {
    const lost = after(...idle, { type: "offline", at: 9 });
    expect(lost).toEqual({ state: "lost", since: 9 });
    expect(isUsable(lost)).toBe(false);
    expect(next(lost, { type: "online" })).toEqual({ state: "idle" });
  });
  it("ignores a second call while it talks: the server decides what happens to it", () => {
    const talking = after(...idle, { type: "answered", at: 8, echo: false });
    expect(next(talking, { type: "incoming", from: "x", at: 9 })).toBe(talking);
  });
  it("lives in one tab", () => {
    expect(after(...idle, { type: "other-tab" })).toEqual({ state: "elsewhere" });
    expect(next({ state: "elsewhere" }, { type: "answered", at: 1, echo: false })).toEqual({ state: "elsewhere" });
    expect(next({ state: "elsewhere" }, { type: "start" })).toEqual({ state: "asking" });
  });
});
