import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PhoneListener } from "~/voice/phone";
import { SoftphoneController } from "./controller";

let heard: PhoneListener | undefined;

vi.mock("~/api/client", () => ({ api: { get: () => Promise.resolve({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() }) } }));
vi.mock("~/voice/microphone", () => ({ openMicrophone: () => Promise.resolve({ ok: true, stream: null }), release: () => undefined }));
vi.mock("~/voice/phone", () => ({
  Phone: class {
    constructor(_account: unknown, _options: unknown, listener: PhoneListener) { heard = listener; }
    start() { heard?.online(); }
    stop() { heard = undefined; }
  },
}));

const ring = () => {
  const call = { from: "02188886633", header: () => null, listen: vi.fn(), answer: vi.fn(), hangUp: vi.fn() };
  heard?.incoming(call as never);
  return call;
};

describe("the tab's telephone", () => {
  let phone: SoftphoneController;

  beforeEach(async () => {
    vi.stubGlobal("BroadcastChannel", class { postMessage() { /* no other tab listens */ } close() { /* nor was it open */ } });
    Object.defineProperty(navigator, "locks", { configurable: true, value: { request: (_name: string, _options: unknown, held: (lock: object) => unknown) => held({}) } });
    phone = new SoftphoneController();
    phone.start("7-1");
    await vi.waitFor(() => expect(phone.snapshot().state).toBe("idle"));
  });
  afterEach(() => {
    phone.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("answers the call that rings, once, however often it is asked", async () => {
    const call = ring();
    expect(await Promise.all([phone.answer(), phone.answer()])).toEqual([true, true]);
    expect(call.answer).toHaveBeenCalledOnce();
  });
  it("lets an answer wait for a ring that is on its way", async () => {
    const answered = phone.answer();
    const call = ring();
    expect(await answered).toBe(true);
    expect(call.answer).toHaveBeenCalledOnce();
  });
  it("has nothing to answer with when no ring comes", async () => {
    vi.useFakeTimers();
    const answered = phone.answer();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await answered).toBe(false);
    const call = ring();
    await vi.advanceTimersByTimeAsync(0);
    expect(call.answer).not.toHaveBeenCalled();
  });
  it("hangs up a second ring, but not the talk that the server brings back", () => {
    const first = ring();
    expect(ring().hangUp).toHaveBeenCalledOnce();
    phone.decideBy(() => true);
    const back = ring();
    expect(first.hangUp).toHaveBeenCalledOnce();
    expect(back.hangUp).not.toHaveBeenCalled();
  });
});
