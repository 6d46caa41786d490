import { describe, expect, it } from "vitest";
import { next, type Guest, type GuestEvent } from "./guest";

const after = (...events: GuestEvent[]) => events.reduce<Guest>(next, { state: "waiting" });

describe("a visitor's call", () => {
  it("goes from the button to the end", () => {
    expect(after({ type: "pressed" }, { type: "calling", at: 1000 }, { type: "answered", at: 3000 })).toEqual({ state: "talking", since: 3000, muted: false });
    expect(after({ type: "pressed" }, { type: "calling", at: 1000 }, { type: "answered", at: 3000 }, { type: "ended", at: 63_000, cause: "Terminated" })).toEqual({ state: "ended", seconds: 60 });
  });
  it("that was hung up before the answer can be made again", () => {
    expect(after({ type: "pressed" }, { type: "calling", at: 1 }, { type: "ended", at: 2, cause: "Canceled" })).toEqual({ state: "waiting" });
  });
  it("says what stood in its way", () => {
    expect(after({ type: "pressed" }, { type: "blocked", why: "denied" })).toEqual({ state: "blocked", why: "denied" });
    expect(after({ type: "pressed" }, { type: "failed", status: 404 })).toEqual({ state: "failed", why: "unknown-link" });
    expect(after({ type: "pressed" }, { type: "failed", status: 429 })).toEqual({ state: "failed", why: "too-many" });
    expect(after({ type: "pressed" }, { type: "calling", at: 1 }, { type: "ended", at: 2, cause: "Busy" })).toEqual({ state: "failed", why: "busy" });
  });
});
