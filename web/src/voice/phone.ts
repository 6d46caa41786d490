import * as JsSIP from "jssip";
import type { IncomingRTCSessionEvent } from "jssip/lib/UA";
import type { EndEvent, RTCSession } from "jssip/lib/RTCSession";
import type { SoftphoneAccount } from "~/api/types";

/** What a phone tells its owner. Calls are named by their SIP Call-ID. */
export interface PhoneListener {
  online(): void;
  offline(): void;
  /** The server refused the account: it expired, or another sign-in replaced it. */
  refused(): void;
  incoming(call: PhoneCall): void;
}

export interface CallListener {
  answered(): void;
  ended(cause: string, byUs: boolean): void;
  /** The far end's sound is there. */
  sound(stream: MediaStream): void;
}

function socketUrl(path: string): string {
  const base = new URL(path, window.location.href);
  base.protocol = base.protocol === "https:" ? "wss:" : "ws:";
  return base.toString();
}

/** One SIP call of this browser. */
export class PhoneCall {
  private listener: CallListener | null = null;
  private microphone: MediaStream | null = null;

  constructor(private readonly session: RTCSession) {
    session.on("peerconnection", ({ peerconnection }) => this.hear(peerconnection));
    if (session.connection) this.hear(session.connection);
    session.on("accepted", () => this.listener?.answered());
    const over = (event: EndEvent) => {
      this.microphone?.getTracks().forEach((track) => track.stop());
      this.listener?.ended(event.cause, (event.originator as string) === "local");
    };
    session.on("ended", over);
    session.on("failed", over);
    // No servers to ask for addresses: our media node is reached directly, the first candidates are enough.
    session.on("icecandidate", ({ ready }) => window.setTimeout(ready, 150));
  }

  get from(): string {
    return this.session.remote_identity.display_name || this.session.remote_identity.uri.user || "";
  }

  header(name: string): string | null {
    const request = (this.session as unknown as { _request?: { getHeader(name: string): string | undefined } })._request;
    return request?.getHeader(name) ?? null;
  }

  listen(listener: CallListener): void {
    this.listener = listener;
  }

  answer(microphone: MediaStream): void {
    this.microphone = microphone;
    this.session.answer({ mediaStream: microphone, pcConfig: { iceServers: [] } });
  }

  carry(microphone: MediaStream): void {
    this.microphone = microphone;
  }

  hangUp(): void {
    if (!this.session.isEnded()) this.session.terminate();
  }

  mute(muted: boolean): void {
    if (muted) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
  }

  digit(key: string): void {
    this.session.sendDTMF(key, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833, duration: 160 });
  }

  private hear(connection: RTCPeerConnection): void {
    connection.addEventListener("track", (event) => this.listener?.sound(event.streams[0] ?? new MediaStream([event.track])));
  }
}

/** A telephone in this browser: SIP over the pages' own WebSocket (RFC 7118), sound over WebRTC. */
export class Phone {
  private readonly ua: JsSIP.UA;

  constructor(account: SoftphoneAccount, options: { register: boolean }, listener: PhoneListener) {
    JsSIP.debug.disable();
    this.ua = new JsSIP.UA({
      sockets: new JsSIP.WebSocketInterface(socketUrl(account.wsPath)), uri: account.uri, authorization_user: account.username, password: account.password,
      register: options.register, register_expires: 120, session_timers: false, user_agent: "Trunkline browser", connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
    });
    this.ua.on("connected", () => { if (!options.register) listener.online(); });
    this.ua.on("registered", () => listener.online());
    this.ua.on("disconnected", () => listener.offline());
    this.ua.on("registrationFailed", ({ response }) => { if (response) listener.refused(); else listener.offline(); });
    this.ua.on("newRTCSession", (event: { originator: string; session: RTCSession }) => {
      if (event.originator === "remote") listener.incoming(new PhoneCall((event as unknown as IncomingRTCSessionEvent).session));
    });
  }

  start(): void {
    this.ua.start();
  }

  stop(): void {
    this.ua.stop();
  }

  call(target: string, microphone: MediaStream, listener: CallListener): PhoneCall {
    const session = this.ua.call(target, { mediaStream: microphone, pcConfig: { iceServers: [] } });
    const call = new PhoneCall(session);
    call.carry(microphone);
    call.listen(listener);
    return call;
  }
}
