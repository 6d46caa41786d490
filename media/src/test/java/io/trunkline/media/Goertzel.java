package io.trunkline.media;

/// How much of a sound is one tone.
public final class Goertzel {
  private Goertzel() {}

  /// Share of the power of `pcm` (8,000 Hz) at this frequency: near 1 for a pure tone, near 0 for another or for silence.
  public static double share(short[] pcm, double hertz) { return share(pcm, 0, pcm.length, hertz, 8000); }

  public static double share(short[] pcm, int from, int to, double hertz, int rate) {
    double k = 2 * Math.cos(2 * Math.PI * hertz / rate);
    double s1 = 0;
    double s2 = 0;
    double total = 0;
    for (int i = from; i < to; i++) {
      double s = pcm[i] + k * s1 - s2;
      s2 = s1;
      s1 = s;
      total += (double) pcm[i] * pcm[i];
    }
    int n = to - from;
    if (total / n < 100) return 0;   // below -70 dBm0: silence
    return (s1 * s1 + s2 * s2 - k * s1 * s2) / (total * n / 2);
  }
}
