import { api } from "./client";

/** What a numbered stream tells besides its frames: that it is up, and that it went away. */
export type StreamEvent = { type: "linked" } | { type: "unlinked"; at: number } | { type: "frame"; n: number; kind: string; data: unknown };

/** The server gives a beat every 5 s. After so long without anything the network is gone, whatever the socket says. */
const SILENT_MS = 12_000;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5000;
/** The server's close code for a session that ended. */
const SIGNED_OUT = 4001;
/** A browser can't tell a refused handshake from a network that is away; after so many failures REST is asked. */
const ASK_AFTER = 3;

/** Numbered events over one WebSocket, folded into a state; after a break it resumes where it was. React reads it as an external store. */
export class EventStream<S extends { lastN: number }, E = never> {
  private socket: WebSocket | null = null;
  private retry: number | undefined;
  private silence: number | undefined;
  private failures = 0;
  private running = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): S => this.state;

  constructor(private readonly path: string, private state: S, private readonly next: (state: S, event: StreamEvent | E) => S) {}

  start(): void {
    this.running = true;
    window.addEventListener("online", this.now);
    window.addEventListener("offline", this.lose);
    this.connect();
  }

  stop(): void {
    this.running = false;
    window.removeEventListener("online", this.now);
    window.removeEventListener("offline", this.lose);
    window.clearTimeout(this.retry);
    window.clearTimeout(this.silence);
    this.socket?.close();
    this.socket = null;
  }

  /** The network says that it is back: don't wait out the pause. */
  private readonly now = (): void => {
    window.clearTimeout(this.retry);
    if (this.running && this.socket === null) this.connect();
  };

  /** The network has gone. The socket would notice minutes later. */
  private readonly lose = (): void => {
    const socket = this.socket;
    if (socket === null) return;
    this.socket = null;
    socket.close();
    this.gone();
  };

  private gone(signedOut = false): void {
    window.clearTimeout(this.silence);
    this.tell({ type: "unlinked", at: Date.now() });
    if (!this.running) return;
    if (signedOut || this.failures === ASK_AFTER) return void this.askAgain();
    this.retry = window.setTimeout(() => this.connect(), Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++));
  }

  private heard(): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(this.lose, SILENT_MS);
  }

  tell(event: StreamEvent | E): void {
    this.state = this.next(this.state, event);
    this.listeners.forEach((listener) => listener());
  }

  /** A session that ended shows the sign-in dialog through this request, which waits for it; then the events go on. */
  private async askAgain(): Promise<void> {
    this.failures++;
    await api.get("/session").catch(() => undefined);
    if (this.running && this.socket === null) this.connect();
  }

  private connect(): void {
    const url = new URL(`${this.path}?after=${this.state.lastN}`, window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.socket = socket;
    this.heard();
    socket.onopen = () => {
      if (this.socket !== socket) return;
      this.failures = 0;
      this.tell({ type: "linked" });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (this.socket !== socket) return;
      this.heard();
      const { n, type, data: body } = JSON.parse(data) as { n: number; type: string; data: unknown };
      if (type !== "beat") this.tell({ type: "frame", n, kind: type, data: body });
    };
    socket.onclose = ({ code }) => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.gone(code === SIGNED_OUT);
    };
  }
}
