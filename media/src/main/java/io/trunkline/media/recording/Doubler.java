package io.trunkline.media.recording;

/// 8,000 → 16,000 samples a second for one channel: every second sample is the input's, those between come from a half-band filter (windowed sinc, 32 taps),
/// so that no image of the speech appears above 4 kHz. The output lags by [#LAG] input samples.
final class Doubler {
  private static final int TAPS = 32;
  static final int LAG = TAPS / 2;
  private static final double[] BETWEEN = new double[TAPS];

  static {
    double sum = 0;
    for (int i = 0; i < TAPS; i++) {
      double x = i - (TAPS - 1) / 2.0;
      double window = 0.42 + 0.5 * Math.cos(2 * Math.PI * x / TAPS) + 0.08 * Math.cos(4 * Math.PI * x / TAPS);   // Blackman
      BETWEEN[i] = Math.sin(Math.PI * x) / (Math.PI * x) * window;
      sum += BETWEEN[i];
    }
    for (int i = 0; i < TAPS; i++) BETWEEN[i] /= sum;
  }

  private final short[] past = new short[2 * TAPS];   // written twice, so that the last TAPS samples are always in one piece
  private int at;

  /// Writes two samples for each one.
  void run(short[] in, int count, short[] out) {
    for (int i = 0; i < count; i++) {
      past[at] = in[i];
      past[at + TAPS] = in[i];
      at = (at + 1) % TAPS;   // past[at] is now the oldest
      double sum = 0;
      for (int t = 0; t < TAPS; t++) sum += BETWEEN[t] * past[at + t];
      out[2 * i] = past[at + TAPS - 1 - LAG];
      out[2 * i + 1] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }
}
