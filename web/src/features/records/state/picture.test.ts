import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "~/api/types";
import { pictureOf, recordingStart, ticksOf, type Lane } from "./picture";

const START = "2026-11-27T10:00:00Z";
const at = (seconds: number, type: string, data: Record<string, unknown> = {}): TimelineEntry => ({ at: new Date(Date.parse(START) + seconds * 1000).toISOString(), type, data });
const LI = { agent: 41, agentName: "李雷" };
const HAN = { agent: 42, agentName: "韩梅梅" };
const party = (agent: number) => ({ party: { kind: "AGENT", agent, number: null } });
const CUSTOMER = { party: { kind: "CUSTOMER", agent: null, number: "+8613800138000" } };

function draw(timeline: TimelineEntry[], now = 0) {
  const last = timeline.at(-1);
  const ended = timeline.some((entry) => entry.type === "CallEnded" || entry.type === "CallLost");
  return pictureOf({ startedAt: START, endedAt: ended ? last?.at ?? null : null, timeline }, now);
}
const bars = (lane: Lane | undefined) => lane?.bars.map((bar) => `${bar.kind} ${bar.from}-${bar.to}`);
const lane = (picture: { lanes: Lane[] }, key: string) => picture.lanes.find((each) => each.key === key);

describe("the picture of a call", () => {
  it("shows menu, waiting, ringing, talk, hold and wrap-up, each with its person", () => {
    const picture = draw([
      at(0, "CallStarted", { direction: "IN" }), at(1, "CallAnswered"), at(4, "DigitsPressed", { digits: "1", menu: true }), at(5, "ContactQueued", { queue: 3, queueName: "销售" }),
      at(6, "ContactOffered", LI), at(11, "OfferEnded", { ...LI, why: "NO_ANSWER" }), at(12, "ContactOffered", HAN), at(15, "OfferEnded", { ...HAN, why: "TAKEN" }), at(15, "ContactConnected", HAN),
      at(30, "PartyHeld", CUSTOMER), at(40, "PartyRetrieved", CUSTOMER), at(60, "PartyLeft", CUSTOMER), at(60, "PartyLeft", { ...party(42), agentName: "韩梅梅" }),
      at(60, "CallEnded", { by: "CALLER" }), at(75, "WrapUpEnded", { ...HAN, category: "退款" }),
    ]);
    expect(bars(lane(picture, "customer"))).toEqual(["ivr 0-5", "waiting 5-15", "talking 15-30", "hold 30-40", "talking 40-60"]);
    expect(bars(lane(picture, "agent:41"))).toEqual(["ringing 6-11"]);
    expect(bars(lane(picture, "agent:42"))).toEqual(["ringing 12-15", "talking 15-30", "hold 30-40", "talking 40-60", "wrapUp 60-75"]);
    expect(lane(picture, "agent:41")?.marks.map(({ kind, label }) => [kind, label])).toEqual([["noAnswer", "NO_ANSWER"]]);
    expect(lane(picture, "customer")?.marks.map(({ kind, at: when, label }) => [kind, when, label])).toEqual([["keys", 4, "1"], ["end", 60, "CALLER"]]);
    expect(lane(picture, "agent:42")?.name).toBe("韩梅梅");
    expect(picture.seconds).toBe(75);
  });

  it("shows a consultation that becomes a three-way call", () => {
    const picture = draw([
      at(0, "CallStarted", { direction: "IN" }), at(2, "ContactConnected", LI), at(10, "TransferStarted", { kind: "CONSULT", by: 41, byName: "李雷", to: "agent 42" }),
      at(20, "PartyJoined", { ...party(42), agentName: "韩梅梅" }), at(20, "ConferenceStarted", { by: 41 }), at(30, "PartyLeft", party(41)), at(50, "CallEnded", { by: "CALLER" }),
    ]);
    expect(bars(lane(picture, "agent:41"))).toEqual(["talking 2-10", "consult 10-20", "conference 20-30"]);
    expect(bars(lane(picture, "agent:42"))).toEqual(["conference 20-30", "talking 30-50"]);
    expect(bars(lane(picture, "customer"))).toEqual(["ivr 0-2", "talking 2-10", "hold 10-20", "conference 20-30", "talking 30-50"]);
    expect(lane(picture, "agent:41")?.marks.map(({ kind, at: when }) => [kind, when])).toEqual([["transfer", 10]]);
  });

  it("brings everybody back when a consultation comes to nothing", () => {
    const picture = draw([
      at(0, "CallStarted", { direction: "IN" }), at(2, "ContactConnected", LI), at(10, "TransferStarted", { kind: "CONSULT", by: 41, to: "138" }), at(14, "ConsultEnded", { by: 41 }), at(20, "CallEnded", { by: "AGENT" }),
    ]);
    expect(bars(lane(picture, "agent:41"))).toEqual(["talking 2-10", "consult 10-14", "talking 14-20"]);
    expect(bars(lane(picture, "customer"))).toEqual(["ivr 0-2", "talking 2-10", "hold 10-14", "talking 14-20"]);
  });

  it("shows an outgoing call from the agent's side", () => {
    const picture = draw([at(0, "CallStarted", { direction: "OUT", ...LI }), at(8, "CallAnswered"), at(30, "CallEnded", { by: "AGENT" })]);
    expect(bars(lane(picture, "customer"))).toEqual(["ringing 0-8", "talking 8-30"]);
    expect(bars(lane(picture, "agent:41"))).toEqual(["ringing 0-8", "talking 8-30"]);
  });

  it("shows a message and a call that was lost", () => {
    const picture = draw([
      at(0, "CallStarted", { direction: "IN" }), at(3, "ContactQueued", { queue: 3 }), at(9, "ContactOverflowed", { why: "TIMEOUT" }), at(12, "RecordingStarted", { kind: "VOICEMAIL", recording: "r1" }),
      at(20, "VoicemailLeft", {}), at(22, "CallLost", { why: "the node died" }),
    ]);
    expect(bars(lane(picture, "customer"))).toEqual(["ivr 0-3", "waiting 3-9", "ivr 9-12", "voicemail 12-20", "ivr 20-22"]);
    expect(lane(picture, "customer")?.marks.map((mark) => mark.kind)).toEqual(["overflow", "trouble"]);
    expect(recordingStart({ startedAt: START, timeline: [at(12, "RecordingStarted", { kind: "VOICEMAIL", recording: "r1" })] }, "r1")).toBe(12);
  });

  it("marks the side that sends no sound, and goes on", () => {
    const picture = draw([
      at(0, "CallStarted", { direction: "IN" }), at(5, "ContactConnected", LI), at(20, "PartySilent", { ...party(41), after: "PT10S" }), at(30, "PartyHeardAgain", party(41)), at(40, "CallEnded", { by: "CALLER" }),
    ]);
    expect(bars(lane(picture, "agent:41"))).toEqual(["talking 5-40"]);
    expect(lane(picture, "agent:41")?.marks.map(({ kind, at: when, label }) => [kind, when, label])).toEqual([["trouble", 20, "NO_SOUND"]]);
    expect(lane(picture, "customer")?.marks.map((mark) => mark.kind)).toEqual(["end"]);
  });

  it("grows while the call runs", () => {
    const picture = draw([at(0, "CallStarted", { direction: "IN" }), at(5, "ContactQueued", {})], Date.parse(START) + 42_000);
    expect(bars(lane(picture, "customer"))).toEqual(["ivr 0-5", "waiting 5-42"]);
    expect(picture.seconds).toBe(42);
  });

  it("ends every bar within the picture, whatever the facts", () => {
    const types = ["CallAnswered", "ContactQueued", "ContactOffered", "OfferEnded", "ContactConnected", "PartyHeld", "PartyRetrieved", "PartyLeft", "PartyJoined", "ConferenceStarted", "TransferStarted", "ConsultEnded", "WrapUpEnded", "PartyLost", "PartySilent", "Unheard"];
    let seed = 5;
    const random = (below: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % below; };
    for (let run = 0; run < 200; run++) {
      const timeline = [at(0, "CallStarted", { direction: ["IN", "OUT", "INTERNAL"][random(3)], ...LI })];
      for (let n = 1; n < 25; n++) timeline.push(at(n, types[random(types.length)] ?? "", { ...(random(2) ? LI : HAN), ...party(41 + random(3)), kind: random(2) ? "CONSULT" : "BLIND", by: 41 + random(2) }));
      timeline.push(at(30, "CallEnded", { by: "SYSTEM" }));
      const picture = draw(timeline);
      for (const each of picture.lanes) {
        each.bars.reduce((before, bar) => { expect(bar.from).toBeGreaterThanOrEqual(before); expect(bar.to).toBeLessThanOrEqual(picture.seconds); return bar.to; }, 0);
      }
    }
  });
});

it("labels the axis at round numbers, not too many", () => {
  expect(ticksOf(42)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
  expect(ticksOf(3700)).toEqual([0, 600, 1200, 1800, 2400, 3000, 3600]);
  for (const seconds of [1, 7, 61, 500, 86_400, 900_000]) expect(ticksOf(seconds).length).toBeLessThanOrEqual(10);
});
