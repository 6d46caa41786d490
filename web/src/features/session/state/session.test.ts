import { describe, expect, it } from "vitest";
import type { Session } from "~/api/types";
import { homeOf, isSamePerson, next, type SessionState } from "./session";

const li: Session = {
  user: { id: 7, login: "1001@demo", name: "李雷", role: "AGENT", locale: "zh-CN" }, tenant: { id: 1, code: "demo", name: "Demo" }, agentId: 3, csrf: "a",
};
const signedIn: SessionState = { state: "signed-in", session: li };

describe("a session", () => {
  it("that ends keeps who was signed in, so that only the password is asked for", () => {
    expect(next(signedIn, { type: "ended" })).toEqual({ state: "expired", session: li });
  });
  it("that ends twice stays expired", () => {
    expect(next(next(signedIn, { type: "ended" }), { type: "ended" })).toEqual({ state: "expired", session: li });
  });
  it("that nobody had can't expire", () => {
    expect(next({ state: "unknown" }, { type: "ended" })).toEqual({ state: "signed-out" });
  });
  it("is taken up again with its new token", () => {
    expect(next({ state: "expired", session: li }, { type: "found", session: { ...li, csrf: "b" } })).toEqual({ state: "signed-in", session: { ...li, csrf: "b" } });
  });
  it("of another tenant is another person's, even with the same number", () => {
    expect(isSamePerson(li, { ...li, tenant: { id: 2, code: "x", name: "X" } })).toBe(false);
    expect(isSamePerson(li, { ...li, csrf: "b" })).toBe(true);
  });
  it("begins where the role works", () => {
    expect(homeOf(li)).toBe("/desk");
    expect(homeOf({ user: { role: "OPERATOR" }, agentId: null })).toBe("/tenants");
    expect(homeOf({ user: { role: "ADMIN" }, agentId: 4 })).toBe("/setup");
    expect(homeOf({ user: { role: "SUPERVISOR" }, agentId: null })).toBe("/records");
  });
});
