import { describe, expect, it } from "vitest";
import type { DeskCall, DeskSnapshot } from "~/api/types";
import { controlsOf, foremost, isAway, next, start, wasAccepted, type Desk } from "./desk";
import { targetOf } from "./target";

export const call = (more: Partial<DeskCall> = {}): DeskCall => ({
  id: "c1", direction: "IN", state: "OFFERED", from: "+8613800138000", to: "4008001000", area: "北京市", queue: { id: 1, name: "销售" }, waitedSeconds: 12,
  ivr: [], customer: null, matches: [], customerUnavailable: false, since: "2026-11-23T10:00:00Z", answerBy: null, parties: [], recording: false, notes: null, ...more,
});
const snapshot: DeskSnapshot = {
  n: 10, agent: { id: 1, name: "李雷", extension: "1001" }, state: { name: "READY", reason: null, since: "2026-11-23T10:00:00Z", until: null, next: null },
  station: { kind: "BROWSER", number: null, online: true }, calls: [], reasons: [], missed: 0,
};
const live: Desk = { ...start, link: { state: "live" }, lastN: 10, snapshot };
const frame = (desk: Desk, n: number, kind: string, data: unknown) => next(desk, { type: "frame", n, kind, data });

describe("the desk", () => {
  it("shows a call from its offer to its end", () => {
    const ringing = frame(live, 11, "call", call());
    expect(ringing.snapshot?.calls).toHaveLength(1);
    const talking = frame(ringing, 12, "call", call({ state: "TALKING" }));
    expect(talking.snapshot?.calls.map((c) => c.state)).toEqual(["TALKING"]);
    expect(frame(talking, 13, "call-ended", { id: "c1" }).snapshot?.calls).toEqual([]);
  });
  it("counts each event once when the tail overlaps after a resume", () => {
    const ended = frame(frame(live, 11, "call", call()), 12, "call-ended", { id: "c1" });
    expect(frame(ended, 11, "call", call())).toBe(ended);
  });
  it("takes a snapshot whole, also with a smaller number after the server started anew", () => {
    const fresh = frame(frame(live, 11, "call", call()), 2, "snapshot", { ...snapshot, n: 2 });
    expect(fresh.lastN).toBe(2);
    expect(fresh.snapshot?.calls).toEqual([]);
  });
  it("keeps what it showed while the link is away, and says so only after a moment", () => {
    const away = next(frame(live, 11, "call", call({ state: "TALKING" })), { type: "unlinked", at: 1000 });
    expect(away.snapshot?.calls).toHaveLength(1);
    expect(isAway(away.link, 1500)).toBe(false);
    expect(isAway(away.link, 4000)).toBe(true);
    expect(next(away, { type: "unlinked", at: 9000 }).link).toEqual({ state: "away", since: 1000 });
    expect(next(away, { type: "linked" }).link).toEqual({ state: "live" });
  });
  it("passes over events of a newer server", () => {
    expect(frame(live, 11, "weather", {}).snapshot).toBe(snapshot);
  });
  it("is about the ringing call first", () => {
    expect(foremost([call({ id: "w", state: "WRAP_UP" }), call({ id: "o" }), call({ id: "h", state: "HELD" })])?.id).toBe("o");
    expect(foremost([])).toBeNull();
  });
  it("offers only what a call in that state can do", () => {
    expect(controlsOf(call())).toEqual(["answer", "reject"]);
    expect(controlsOf(call({ state: "HELD" }))).not.toContain("hold");
    expect(controlsOf(call({ state: "CONSULTING" }))).toContain("consult-complete");
    expect(controlsOf(call({ state: "WRAP_UP" }))).toEqual([]);
  });
});

describe("a call that rings in the browser", () => {
  const none = () => null;
  it("waits for the person when it is an offer", () => {
    expect(wasAccepted({ ...snapshot, calls: [call()] }, none)).toBe(false);
  });
  it("is taken when the person dialled it", () => {
    expect(wasAccepted({ ...snapshot, calls: [call({ direction: "OUT", state: "RINGING" })] }, none)).toBe(true);
  });
  it("is taken when the server re-attaches a talk after a reload", () => {
    expect(wasAccepted({ ...snapshot, calls: [call({ state: "TALKING" })] }, none)).toBe(true);
  });
  it("is taken when the server says so", () => {
    expect(wasAccepted(snapshot, (name) => name === "Alert-Info" ? "<http://x>;answer-after=0" : null)).toBe(true);
  });
});

describe("a number as people type it", () => {
  const extension = (value: string) => value === "1002";
  it("may have spaces, dashes and brackets", () => {
    expect(targetOf("(010) 6234-5678", extension)).toEqual({ kind: "NUMBER", value: "01062345678" });
    expect(targetOf("+86 138 0013 8000", extension)).toEqual({ kind: "NUMBER", value: "+8613800138000" });
  });
  it("is a colleague when it is an extension", () => expect(targetOf("1002", extension)).toEqual({ kind: "AGENT", value: "1002" }));
  it("is nothing when it isn't digits", () => {
    expect(targetOf("call me", extension)).toBeNull();
    expect(targetOf("", extension)).toBeNull();
  });
});
