import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventStream, type StreamEvent } from "./stream";

class Socket {
  static all: Socket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;
  constructor(readonly url: URL) {
    Socket.all.push(this);
  }
  close(): void {
    this.closed = true;   // its own "close" comes much later where the network is gone
  }
  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const begun: { stop(): void }[] = [];

function started() {
  const told: StreamEvent[] = [];
  const stream = new EventStream("/events", { lastN: 7 }, (state: { lastN: number }, event: StreamEvent) => {
    told.push(event);
    return event.type === "frame" ? { lastN: event.n } : state;
  });
  stream.start();
  begun.push(stream);
  Socket.all[0]?.onopen?.();
  return { told, types: () => told.map((event) => event.type) };
}

const last = () => Socket.all.at(-1) as Socket;

describe("EventStream", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", Socket);
    Socket.all = [];
  });
  afterEach(() => {
    begun.splice(0).forEach((stream) => stream.stop());
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("resumes behind the last frame when nothing is heard any more", () => {
    const { types } = started();
    last().says({ n: 9, type: "state", data: {} });
    vi.advanceTimersByTime(11_000);
    expect(types()).toEqual(["linked", "frame"]);
    vi.advanceTimersByTime(1_500);
    expect(types()).toEqual(["linked", "frame", "unlinked"]);
    expect(Socket.all[0]?.closed).toBe(true);
    expect(Socket.all).toHaveLength(2);
    expect(last().url.search).toBe("?after=9");
  });

  it("takes a beat for a sign of life and nothing else", () => {
    const { types } = started();
    for (let i = 0; i < 6; i++) {
      vi.advanceTimersByTime(5_000);
      last().says({ type: "beat" });
    }
    expect(types()).toEqual(["linked"]);
  });

  it("knows at once when the machine has no network, and comes back with it", () => {
    const { types } = started();
    window.dispatchEvent(new Event("offline"));
    expect(types()).toEqual(["linked", "unlinked"]);
    window.dispatchEvent(new Event("online"));
    expect(Socket.all).toHaveLength(2);
    last().onopen?.();
    Socket.all[0]?.onclose?.({ code: 1006 });
    Socket.all[0]?.says({ n: 12, type: "state", data: {} });
    expect(types()).toEqual(["linked", "unlinked", "linked"]);
  });

  it("gives up a connection that is never made", () => {
    started();
    window.dispatchEvent(new Event("offline"));
    vi.advanceTimersByTime(400);
    expect(Socket.all).toHaveLength(2);
    vi.advanceTimersByTime(13_000);
    expect(Socket.all.length).toBeGreaterThan(2);
  });
});
