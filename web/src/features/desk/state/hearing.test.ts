import { describe, expect, it } from "vitest";
import type { DeskCall, DeskParty } from "~/api/types";
import { hearingOf } from "./hearing";

const party = (id: string, state: string, kind: DeskParty["kind"] = id.startsWith("agent") ? "AGENT" : "CUSTOMER"): DeskParty => ({ id, kind, name: id, state, muted: false });
const call = (state: DeskCall["state"], ...parties: DeskParty[]): DeskCall => ({
  id: "1", direction: "IN", state, from: "+8613800138000", to: "400", area: null, queue: null, waitedSeconds: null, ivr: [], customer: null, matches: [], customerUnavailable: false,
  since: "", answerBy: null, parties, recording: false, notes: null,
});
const heard = (one: DeskCall, me = 1) => {
  const { people, pairs } = hearingOf(one, me);
  return { order: people.map((each) => `${each.id}:${each.hears}`), pairs };
};

describe("who hears whom", () => {
  it("in a plain talk: both", () => {
    expect(heard(call("TALKING", party("agent-1", "TALKING"), party("customer", "TALKING")))).toEqual({ order: ["customer:people", "agent-1:people"], pairs: [["customer", "agent-1"]] });
  });
  it("on hold the customer hears music and the agent nothing", () => {
    expect(heard(call("HELD", party("customer", "TALKING"), party("agent-1", "HELD")))).toEqual({ order: ["customer:music", "agent-1:nothing"], pairs: [] });
  });
  it("while a colleague is rung, the customer already hears music", () => {
    expect(heard(call("CONSULTING", party("customer", "TALKING"), party("agent-1", "TALKING"))).order).toEqual(["customer:music", "agent-1:ringing"]);
  });
  it("in a consultation the two agents hear each other, from either side", () => {
    const both = call("CONSULTING", party("customer", "TALKING"), party("agent-1", "TALKING"), party("agent-2", "CONSULTED"));
    expect(heard(both)).toEqual({ order: ["customer:music", "agent-1:people", "agent-2:people"], pairs: [["agent-1", "agent-2"]] });
    expect(heard(both, 2).order).toEqual(["customer:music", "agent-2:people", "agent-1:people"]);
  });
  it("with an outside line asked, that one and the agent", () => {
    expect(heard(call("CONSULTING", party("customer", "TALKING"), party("agent-1", "TALKING"), party("external-1", "CONSULTED", "EXTERNAL"))).pairs).toEqual([["agent-1", "external-1"]]);
  });
  it("in a conference everybody", () => {
    expect(heard(call("CONFERENCE", party("customer", "TALKING"), party("agent-1", "TALKING"), party("agent-2", "TALKING"))).pairs).toHaveLength(3);
  });
  it("who lost the network hears nothing", () => {
    expect(heard(call("TALKING", party("customer", "TALKING"), party("agent-1", "LOST")))).toEqual({ order: ["customer:music", "agent-1:nothing"], pairs: [] });
  });
});
