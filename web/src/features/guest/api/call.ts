import { api } from "~/api/client";
import { problemOf } from "~/api/problem";
import type { GuestAccount } from "~/api/types";
import { openMicrophone } from "~/voice/microphone";
import { Phone, type PhoneCall } from "~/voice/phone";
import type { GuestEvent } from "../state/guest";

/** Asks for the microphone, then for a passing account that may call one destination, then calls it. */
export class GuestCall {
  private phone: Phone | null = null;
  private call: PhoneCall | null = null;
  private isHungUp = false;
  private hear: (stream: MediaStream) => void = () => undefined;

  constructor(private readonly tell: (event: GuestEvent) => void) {}

  async start(token: string): Promise<void> {
    this.stop();
    this.isHungUp = false;
    this.tell({ type: "pressed" });
    const microphone = await openMicrophone();
    if (!microphone.ok) return this.tell({ type: "blocked", why: microphone.why });
    try {
      const account = await api.post<GuestAccount>(`/public/web-calls/${encodeURIComponent(token)}`, undefined, { ownAnswer: true });
      let asked = false;
      const phone = new Phone(account, { register: false }, {
        online: () => {
          if (asked) return;
          asked = true;
          this.tell({ type: "calling", at: Date.now() });
          this.call = phone.call(account.destination, microphone.stream, {
            answered: () => this.tell({ type: "answered", at: Date.now() }),
            ended: (cause) => {
              // The library calls a call that lost its link "Canceled" too; here only the visitor cancels.
              this.tell({ type: "ended", at: Date.now(), cause: cause === "Canceled" && !this.isHungUp ? "Connection Error" : cause });
              this.call = null;
              this.stop();
            },
            sound: (stream) => this.hear(stream),
          });
        },
        offline: () => { if (!asked) { this.stop(); this.tell({ type: "failed", status: 0 }); } },
        refused: () => this.tell({ type: "failed", status: 0 }),
        incoming: (call) => call.hangUp(),
      });
      this.phone = phone;
      phone.start();
    } catch (error) {
      microphone.stream.getTracks().forEach((track) => track.stop());
      this.tell({ type: "failed", status: problemOf(error).status });
    }
  }

  onSound(hear: (stream: MediaStream) => void): void {
    this.hear = hear;
  }

  hangUp(): void {
    this.isHungUp = true;
    this.call?.hangUp();
  }

  digit(key: string): void {
    this.call?.digit(key);
  }

  mute(muted: boolean): void {
    this.call?.mute(muted);
    this.tell({ type: "muted", muted });
  }

  private stop(): void {
    this.phone?.stop();
    this.phone = null;
  }
}
