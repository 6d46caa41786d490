import { gainsOf, type Muted } from "../state/player";

interface Sides { context: AudioContext; callerLeft: GainNode; callerRight: GainNode; heardLeft: GainNode; heardRight: GainNode }
export interface SoundState { playing: boolean; time: number; speed: number; muted: Muted; failed: boolean }

/** One recording, played by the browser's own element, which fetches parts as it needs them. Nothing is fetched before it is played: fetching is listening. */
export class RecordedSound {
  readonly audio = new Audio();
  private state: SoundState = { playing: false, time: 0, speed: 1, muted: { caller: false, heard: false }, failed: false };
  private readonly listeners = new Set<() => void>();
  private sides: Sides | null = null;

  constructor(source: string) {
    this.audio.preload = "none";
    this.audio.src = source;
    const running = () => this.is({ playing: !this.audio.paused && !this.audio.ended });
    const tick = () => this.is({ time: this.audio.currentTime });
    for (const event of ["play", "pause", "ended"]) this.audio.addEventListener(event, running);
    for (const event of ["timeupdate", "seeking"]) this.audio.addEventListener(event, tick);
    this.audio.addEventListener("error", () => this.is({ failed: true, playing: false }));
    this.audio.addEventListener("canplay", () => this.is({ failed: false }));
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };
  readonly get = () => this.state;

  readonly toggle = () => { if (this.audio.paused) this.play(); else this.audio.pause(); };

  readonly play = () => {
    if (!this.sides && typeof AudioContext === "function") this.takeApart();
    void this.sides?.context.resume();
    this.audio.play().catch(() => this.is({ failed: this.audio.error !== null }));
  };

  readonly seek = (seconds: number) => {
    this.audio.currentTime = Math.max(0, seconds);
    this.is({ time: this.audio.currentTime });
  };

  readonly setSpeed = (speed: number) => {
    this.audio.defaultPlaybackRate = speed;
    this.audio.playbackRate = speed;
    this.is({ speed });
  };

  readonly mute = (side: keyof Muted) => {
    this.is({ muted: { ...this.state.muted, [side]: !this.state.muted[side] } });
    this.balance();
  };

  /** A call that still runs has more by now: the same place, with what came since. */
  readonly reload = () => {
    const { currentTime, paused } = this.audio;
    this.audio.load();
    this.audio.currentTime = currentTime;
    if (!paused) this.play();
  };

  readonly leave = () => {
    this.audio.pause();
    void this.sides?.context.suspend();
  };

  private is(change: Partial<SoundState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((tell) => tell());
  }

  /** The two recorded sides, each its own way to each ear. Made at the first play: browsers let no page make sound before somebody pressed something. */
  private takeApart(): void {
    const context = new AudioContext();
    const splitter = context.createChannelSplitter(2);
    const merger = context.createChannelMerger(2);
    context.createMediaElementSource(this.audio).connect(splitter);
    const way = (from: number, to: number) => {
      const gain = context.createGain();
      splitter.connect(gain, from);
      gain.connect(merger, 0, to);
      return gain;
    };
    this.sides = { context, callerLeft: way(0, 0), callerRight: way(0, 1), heardLeft: way(1, 0), heardRight: way(1, 1) };
    merger.connect(context.destination);
    this.balance();
  }

  private balance(): void {
    if (!this.sides) return;
    const gains = gainsOf(this.state.muted);
    for (const name of ["callerLeft", "callerRight", "heardLeft", "heardRight"] as const) this.sides[name].gain.value = gains[name];
  }
}
