/** Two short tones that ask somebody to look. Silent where the browser allows no sound yet: nobody has touched the page. */
export class Beeper {
  private context: AudioContext | null = null;

  beep(): void {
    if (!("AudioContext" in window)) return;
    this.context ??= new AudioContext();
    const context = this.context;
    if (context.state === "suspended") void context.resume().catch(() => undefined);
    for (const [at, hertz] of [[0, 880], [0.22, 660]] as const) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, context.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.2, context.currentTime + at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + at + 0.2);
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + at);
      tone.stop(context.currentTime + at + 0.2);
    }
  }
}
