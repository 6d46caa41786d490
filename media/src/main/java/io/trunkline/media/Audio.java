package io.trunkline.media;

import java.time.Duration;

/// A sound ready to be played: immutable A-law at 8,000 samples a second. Shared by any number of legs.
public final class Audio {
  /// One hour: 28.8 MB.
  public static final Duration LONGEST = Duration.ofHours(1);

  private final byte[] alaw;

  private Audio(byte[] alaw) { this.alaw = alaw; }

  /// Takes a copy.
  public static Audio ofAlaw(byte[] alaw) {
    if (alaw.length == 0 || alaw.length > LONGEST.toSeconds() * 8000) throw new IllegalArgumentException("a sound has 1 sample to 1 hour, not " + alaw.length);
    return new Audio(alaw.clone());
  }

  /// Linear samples at 8,000 Hz.
  public static Audio ofPcm(short[] pcm) {
    byte[] alaw = new byte[pcm.length];
    for (int i = 0; i < pcm.length; i++) alaw[i] = G711.alaw(pcm[i]);
    return ofAlaw(alaw);
  }

  public Duration duration() { return Duration.ofNanos(alaw.length * 125_000L); }

  /// Samples of 125 µs.
  public int samples() { return alaw.length; }

  /// Copies `count` samples from `from` on.
  public void copy(int from, byte[] target, int at, int count) { System.arraycopy(alaw, from, target, at, count); }

  public short[] pcm() {
    short[] pcm = new short[alaw.length];
    for (int i = 0; i < pcm.length; i++) pcm[i] = G711.ofAlaw(alaw[i]);
    return pcm;
  }

  @Override public String toString() { return "Audio[" + duration() + "]"; }
}
