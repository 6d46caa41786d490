import { describe, expect, it } from "vitest";
import { addressOf, filtersOf, plainNumber } from "./filters";
import { detailsOf, offsetOf, secondsOf, weightOf } from "./timeline";

describe("a search for calls", () => {
  it("survives in the address", () => {
    const filters = { number: "138", outcome: "ABANDONED", direction: "IN" } as const;
    expect(filtersOf(addressOf(filters))).toEqual(filters);
  });
  it("drops what the address makes up", () => {
    expect(filtersOf(new URLSearchParams("outcome=NICE&direction=UP&x=1&number="))).toEqual({});
  });
  it("takes numbers as people type them", () => expect(plainNumber("(010) 6234-5678")).toBe("01062345678"));
});

describe("the timeline", () => {
  it("counts from the call's start", () => {
    expect(offsetOf({ at: "2026-11-23T10:00:07Z", type: "CallAnswered" }, "2026-11-23T10:00:00Z")).toBe(7);
  });
  it("shows details, not ids", () => {
    expect(detailsOf({ at: "", type: "ContactQueued", data: { queue: 3, queueName: "销售", contact: "0193-…", priority: 2, offerId: "x" } }))
      .toEqual([{ name: "queueName", value: "销售", labelled: false }, { name: "priority", value: "2", labelled: true }]);
  });
  it("says who it was", () => {
    expect(detailsOf({ at: "", type: "PartyLost", data: { party: { kind: "AGENT", agent: 7, number: null }, agentName: "李雷" } })).toEqual([{ name: "agentName", value: "李雷", labelled: false }]);
    expect(detailsOf({ at: "", type: "PartyLeft", data: { party: { kind: "CUSTOMER", agent: null, number: "+8613800138000" }, cause: "NORMAL_CLEARING" } }))
      .toEqual([{ name: "party", value: "CUSTOMER", labelled: false }, { name: "cause", value: "NORMAL_CLEARING", labelled: true }]);
    expect(detailsOf({ at: "", type: "DialFailed", data: { party: { kind: "EXTERNAL", agent: null, number: "+8613900139000" } } })).toEqual([{ name: "party", value: "+8613900139000", labelled: false }]);
  });
  it("leaves out what goes without saying", () => {
    expect(detailsOf({ at: "", type: "CallEnded", data: { fault: "NONE", priority: 0, area: null } })).toEqual([]);
  });
  it("reads durations", () => {
    expect(secondsOf("PT26.8S")).toBe(26.8);
    expect(secondsOf("PT1H2M3S")).toBe(3723);
    expect(secondsOf("Pete")).toBeNull();
  });
  it("marks trouble", () => {
    expect(weightOf("CallLost")).toBe("trouble");
    expect(weightOf("SomethingNew")).toBe("step");
  });
});
