import { describe, expect, it } from "vitest";
import { boxAddressOf, boxAskedOf, boxFiltersOf } from "./boxes";
import { addressOf, askedOf, countRarer, filtersOf, momentsOf, plainNumber, remembered } from "./filters";
import { commandOf, gainsOf, neighbour, nextSpeed, peaksOf } from "./player";
import { detailsOf, offsetOf, secondsOf, weightOf } from "./timeline";

describe("a search for calls", () => {
  it("survives in the address", () => {
    const filters = { number: "138", outcome: "ABANDONED", direction: "IN", span: "today", minWaitSeconds: "20", recording: "true", text: "退款 50%" } as const;
    expect(filtersOf(new URLSearchParams(addressOf(filters).toString()))).toEqual(filters);
  });
  it("drops what the address makes up", () => {
    expect(filtersOf(new URLSearchParams("outcome=NICE&direction=UP&x=1&number=&span=ever&agentId=li&recording=maybe"))).toEqual({});
  });
  it("takes numbers as people type them", () => expect(plainNumber("(010) 6234-5678")).toBe("01062345678"));
  it("knows what was typed into the one box", () => {
    const id = "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    expect(remembered(` ${id.toUpperCase()} `)).toEqual({ callId: id, number: "", customer: "" });
    expect(remembered("138 0013")).toEqual({ callId: "", number: "1380013", customer: "" });
    expect(remembered("+86 (10) 6234")).toEqual({ callId: "", number: "+86106234", customer: "" });
    expect(remembered("王芳")).toEqual({ callId: "", number: "", customer: "王芳" });
    expect(remembered("  ")).toEqual({ callId: "", number: "", customer: "" });
  });
  it("asks for whole days of the reader, open at the end while they run", () => {
    const now = new Date(2026, 10, 27, 15, 30);
    expect(momentsOf("today", now)).toEqual({ from: new Date(2026, 10, 27).toISOString() });
    expect(momentsOf("yesterday", now)).toEqual({ from: new Date(2026, 10, 26).toISOString(), to: new Date(2026, 10, 27).toISOString() });
    expect(momentsOf("week", now).from).toBe(new Date(2026, 10, 21).toISOString());
    expect(momentsOf("lastMonth", new Date(2026, 0, 3))).toEqual({ from: new Date(2025, 11, 1).toISOString(), to: new Date(2026, 0, 1).toISOString() });
    expect(askedOf({ span: "today", number: "138" }, now)).toEqual({ number: "138", from: new Date(2026, 10, 27).toISOString() });
  });
  it("counts what stands behind more", () => expect(countRarer({ number: "1", text: "x", note: "true" })).toBe(2));
});

describe("a box", () => {
  it("asks for what is open, in the server's word", () => {
    const filters = boxFiltersOf(new URLSearchParams("state=open&queueId=3&number=138&junk=1&span=never"));
    expect(filters).toEqual({ state: "open", queueId: "3", number: "138" });
    expect(boxFiltersOf(boxAddressOf(filters))).toEqual(filters);
    expect(boxAskedOf(filters, "handled", new Date(2026, 1, 1))).toEqual({ handled: "false", queueId: "3", number: "138" });
  });
});

describe("the player", () => {
  const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
  const page = { tag: "BODY", editable: false };
  it("plays both sides apart, one alone at both ears", () => {
    expect(gainsOf({ caller: false, heard: false })).toEqual({ callerLeft: 1, callerRight: 0, heardLeft: 0, heardRight: 1 });
    expect(gainsOf({ caller: true, heard: false })).toEqual({ callerLeft: 0, callerRight: 0, heardLeft: 1, heardRight: 1 });
    expect(gainsOf({ caller: true, heard: true })).toEqual({ callerLeft: 0, callerRight: 0, heardLeft: 0, heardRight: 0 });
  });
  it("leaves keys to fields, buttons and the browser", () => {
    expect(commandOf(key(" "), page)).toEqual({ do: "toggle" });
    expect(commandOf(key(" "), { tag: "BUTTON", editable: false })).toBeNull();
    expect(commandOf(key("k"), { tag: "BUTTON", editable: false })).toEqual({ do: "toggle" });
    expect(commandOf(key("1"), { tag: "INPUT", editable: false })).toBeNull();
    expect(commandOf(key("1"), { tag: "DIV", editable: true })).toBeNull();
    expect(commandOf(key("ArrowLeft", { altKey: true }), page)).toBeNull();
    expect(commandOf(key("ArrowRight", { shiftKey: true }), page)).toEqual({ do: "event", forward: true });
    expect(commandOf(key("q"), page)).toBeNull();
  });
  it("goes from event to event", () => {
    expect(neighbour([0, 5, 9, 30], 5, true)).toBe(9);
    expect(neighbour([0, 5, 9, 30], 9.3, false)).toBe(5);
    expect(neighbour([0, 5], 5, true)).toBeNull();
  });
  it("keeps speed within what is understood", () => {
    expect(nextSpeed(1, true)).toBe(1.25);
    expect(nextSpeed(2, true)).toBe(2);
    expect(nextSpeed(0.75, false)).toBe(0.75);
  });
  it("reads the server's peaks", () => expect(peaksOf(btoa(String.fromCharCode(0, 51, 255)))).toEqual([0, 0.2, 1]));
});

describe("the timeline", () => {
  it("counts from the call's start", () => {
    expect(offsetOf({ at: "2026-11-23T10:00:07Z", type: "CallAnswered" }, "2026-11-23T10:00:00Z")).toBe(7);
  });
  it("shows how a party sounded", () => {
    const data = { party: { kind: "CUSTOMER", agent: null, number: "+8613800138000" }, mos: 4.18, heardMos: null, lostPercent: 2, jitterMs: 4, roundTripMs: 31 };
    expect(detailsOf({ at: "", type: "PartySounded", data }).map(({ name, value }) => [name, value])).toEqual([["party", "CUSTOMER"], ["mos", "4.18"], ["lostPercent", "2"], ["jitterMs", "4"], ["roundTripMs", "31"]]);
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
