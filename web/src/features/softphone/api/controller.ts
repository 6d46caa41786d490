import { api } from "~/api/client";
import type { SipCredentials, SoftphoneAccount } from "~/api/types";
import { openMicrophone, release, type Microphone } from "~/voice/microphone";
import { Phone, type PhoneCall } from "~/voice/phone";
import { next, type Softphone, type SoftphoneEvent } from "../state/softphone";

export const readCredentials = () => api.get<SipCredentials | null>("/sip-credentials");
export const renewCredentials = () => api.post<SipCredentials>("/sip-credentials");

const ECHO = "sip:echo@trunkline";
const RING_COMES_WITHIN_MS = 2000;
/** A call that rings this long after the person clicked to dial is that call's own first leg. */
export interface Incoming { from: string; header: (name: string) => string | null }

/**
 * Owns the tab's telephone: one browser tab holds the lock, registers and has the sound. React reads it as an external store.
 * A reload gives the lock back, so that the new page takes it at once and the server's re-attached call finds it.
 */
export class SoftphoneController {
  private phone: Phone | null = null;
  private call: PhoneCall | null = null;
  private answering: Promise<boolean> | null = null;
  private state: Softphone = { state: "off" };
  private sound: MediaStream | null = null;
  private giveBack: (() => void) | null = null;
  private lockName = "";
  private channel: BroadcastChannel | null = null;
  private renewal: number | undefined;
  private readonly listeners = new Set<() => void>();
  /** Says whether an incoming call is one that the person already accepted (a re-attached talk, their own dialled call). */
  private answersItself: (incoming: Incoming) => boolean = () => false;

  decideBy(rule: (incoming: Incoming) => boolean): void {
    this.answersItself = rule;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): Softphone => this.state;
  readonly remoteSound = (): MediaStream | null => this.sound;

  /** Takes the softphone for this tab; where another tab has it, waits until that one closes. */
  start(agent: string): void {
    if (this.lockName !== "") return;
    this.lockName = `trunkline.softphone.${agent}`;
    this.channel = new BroadcastChannel(this.lockName);
    this.channel.onmessage = ({ data }) => {
      if (data === "answer") void this.answer();
      if (data === "move") this.yieldTab();
    };
    this.queueForLock();
  }

  stop(): void {
    this.lockName = "";
    this.channel?.close();
    this.channel = null;
    this.leave();
    this.tell({ type: "stop" });
  }

  /** Moves the softphone from the other tab to this one. */
  takeOver(): void {
    this.channel?.postMessage("move");
  }

  async retry(): Promise<void> {
    if (this.state.state === "blocked") await this.connect();
  }

  /** Answers here, or asks the tab that has the phone to. False: this browser has nothing to answer with. Asked again meanwhile, it answers once. */
  answer(): Promise<boolean> {
    this.answering ??= this.answerHere().finally(() => { this.answering = null; });
    return this.answering;
  }

  private async answerHere(): Promise<boolean> {
    if (this.state.state === "elsewhere") {
      this.channel?.postMessage("answer");
      return true;
    }
    const call = await this.ringing();
    if (!call) return false;
    const microphone = await this.microphone();
    if (!microphone.ok) return false;
    call.answer(microphone.stream);
    return true;
  }

  /** The desk may know of a call an instant before its ring is here: a quick answer waits for it. */
  private async ringing(): Promise<PhoneCall | null> {
    if (this.state.state === "idle") {
      await new Promise<void>((resolve) => {
        const done = () => { window.clearTimeout(patience); stop(); resolve(); };
        const stop = this.subscribe(() => { if (this.state.state !== "idle") done(); });
        const patience = window.setTimeout(done, RING_COMES_WITHIN_MS);
      });
    }
    return this.state.state === "ringing" ? this.call : null;
  }

  async echo(): Promise<void> {
    if (!this.phone || this.call) return;
    const microphone = await this.microphone();
    if (!microphone.ok || !this.phone) return;
    this.call = this.phone.call(ECHO, microphone.stream, this.listenTo(() => this.call, true));
  }

  hangUp(): void {
    this.call?.hangUp();
  }

  private tell(event: SoftphoneEvent): void {
    this.state = next(this.state, event);
    this.listeners.forEach((listener) => listener());
  }

  private queueForLock(): void {
    const name = this.lockName;
    const hold = () => new Promise<void>((resolve) => {
      if (name !== this.lockName) return resolve();
      this.giveBack = resolve;
      void this.connect();
    });
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      this.tell({ type: "other-tab" });
      void navigator.locks.request(name, hold);
      return undefined;
    });
  }

  private yieldTab(): void {
    if (!this.giveBack) return;
    this.leave();
    this.tell({ type: "other-tab" });
    this.queueForLock();
  }

  private leave(): void {
    window.clearTimeout(this.renewal);
    this.phone?.stop();
    this.phone = null;
    this.call = null;
    this.sound = null;
    this.giveBack?.();
    this.giveBack = null;
  }

  private async microphone(): Promise<Microphone> {
    const microphone = await openMicrophone();
    if (!microphone.ok) this.tell({ type: "microphone-refused", why: microphone.why });
    return microphone;
  }

  private async connect(): Promise<void> {
    this.tell({ type: "start" });
    const microphone = await this.microphone();
    if (!microphone.ok) return;
    release(microphone.stream);
    this.tell({ type: "microphone-open", at: Date.now() });
    await this.register();
  }

  private async register(): Promise<void> {
    try {
      const account = await api.get<SoftphoneAccount>("/desk/softphone");
      if (!this.giveBack) return;
      this.phone?.stop();
      this.phone = new Phone(account, { register: true }, {
        online: () => this.tell({ type: "online" }),
        offline: () => this.tell({ type: "offline", at: Date.now() }),
        refused: () => this.again(2000),
        incoming: (call) => this.ring(call),
      });
      this.phone.start();
      this.again(Math.max(30_000, new Date(account.expiresAt).getTime() - Date.now() - 60_000));
    } catch {
      this.again(3000);
    }
  }

  /** A fresh account later; a talk isn't disturbed for it. */
  private again(delay: number): void {
    window.clearTimeout(this.renewal);
    this.renewal = window.setTimeout(() => {
      if (!this.giveBack) return;
      if (this.call) this.again(10_000);
      else void this.register();
    }, Math.min(delay, 2 ** 31 - 1));
  }

  private ring(call: PhoneCall): void {
    const accepted = this.answersItself({ from: call.from, header: (name) => call.header(name) });
    const before = this.call;
    if (before && !accepted) return call.hangUp();
    this.call = call;
    call.listen(this.listenTo(() => call, false));
    // The server re-attached the talk: this leg replaces the one that the network swallowed.
    before?.hangUp();
    this.tell({ type: "incoming", from: call.from, at: Date.now() });
    if (accepted) void this.microphone().then((microphone) => { if (microphone.ok) call.answer(microphone.stream); });
  }

  private listenTo(which: () => PhoneCall | null, echo: boolean) {
    return {
      answered: () => this.tell({ type: "answered", at: Date.now(), echo }),
      ended: () => {
        if (this.call !== null && this.call !== which()) return;
        this.call = null;
        this.sound = null;
        this.tell({ type: "ended" });
      },
      sound: (stream: MediaStream) => {
        this.sound = stream;
        this.listeners.forEach((listener) => listener());
      },
    };
  }
}
