/** A soft two-tone ring made in the browser; silent where the browser wants a click first. */
export class Ringer {
  private context: AudioContext | null = null;
  private timer: number | undefined;

  start(): void {
    if (this.timer !== undefined) return;
    this.context ??= new AudioContext();
    const ring = () => this.burst();
    ring();
    this.timer = window.setInterval(ring, 3000);
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
  }

  private burst(): void {
    const context = this.context;
    if (!context || context.state !== "running") {
      void context?.resume();
      return;
    }
    [0, 0.22, 0.44].forEach((offset, at) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const start = context.currentTime + offset;
      tone.frequency.value = at % 2 === 0 ? 587 : 784;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.16, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.2);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    });
  }
}
