package io.trunkline.media.internal;

import java.io.IOException;
import java.util.Arrays;

/// Any rate → 8,000 samples a second: a windowed sinc whose cut-off is a little below the lower of the two Nyquist frequencies, so that nothing above 4 kHz folds back
/// into the speech.
final class Resampler {
  static final int RATE = 8000;
  private static final int ZERO_CROSSINGS = 24;
  private static final double ROLL_OFF = 0.92;
  private static final int STEPS = 512;   // of the table, per zero crossing
  private static final double[] TABLE = table();
  private static final int BLOCK = 4096;

  private final PcmSource source;
  private final double scale;   // input samples per zero crossing of the filter
  private final double advance;   // input samples per output sample
  private final int half;   // input samples at each side that count
  private float[] window = new float[0];
  private long windowStart;   // input position of window[0]
  private boolean drained;
  private long produced;

  /// @param first  what was read already, to learn the rate
  Resampler(PcmSource source, float[] first, int count) {
    this.source = source;
    advance = (double) source.rate() / RATE;
    scale = Math.max(1, advance) / ROLL_OFF;
    half = (int) Math.ceil(ZERO_CROSSINGS * scale);
    window = new float[half + count];
    windowStart = -half;
    System.arraycopy(first, 0, window, half, count);
  }

  private static double[] table() {
    double[] table = new double[ZERO_CROSSINGS * STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      double x = (double) i / STEPS;
      double edge = Math.min(1, x / ZERO_CROSSINGS);
      double blackman = 0.42 + 0.5 * Math.cos(Math.PI * edge) + 0.08 * Math.cos(2 * Math.PI * edge);
      table[i] = (x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * blackman;
    }
    return table;
  }

  /// Fills from 0 on; returns how many samples, or -1 at the end.
  int read(short[] target) throws IOException {
    int count = 0;
    for (; count < target.length; count++) {
      double centre = produced * advance;
      if (!reaches(centre)) break;
      target[count] = (short) Math.clamp(Math.round(at(centre) * 32767), Short.MIN_VALUE, Short.MAX_VALUE);
      produced++;
    }
    return count == 0 ? -1 : count;
  }

  /// Reads on until the filter's right side is there; false behind the last input sample.
  private boolean reaches(double centre) throws IOException {
    while (!drained && windowStart + window.length <= centre + half + 1) more(centre);
    return !drained || centre < windowStart + window.length - half;   // the end is padded by `half` zeros
  }

  private void more(double centre) throws IOException {
    int drop = (int) Math.max(0, Math.min(window.length, (long) centre - half - 1 - windowStart));
    float[] block = new float[BLOCK];
    int count = source.read(block);
    if (count < 0) {
      drained = true;
      count = half;
      block = new float[half];
    }
    float[] next = Arrays.copyOfRange(window, drop, window.length + count);
    System.arraycopy(block, 0, next, window.length - drop, count);
    window = next;
    windowStart += drop;
  }

  private double at(double centre) {
    int from = (int) Math.max(0, Math.ceil(centre - half - windowStart));
    int to = (int) Math.min(window.length - 1, Math.floor(centre + half - windowStart));
    double sum = 0;
    for (int i = from; i <= to; i++) {
      double x = Math.abs(windowStart + i - centre) / scale * STEPS;
      int step = (int) x;
      if (step >= TABLE.length - 1) continue;
      sum += window[i] * (TABLE[step] + (TABLE[step + 1] - TABLE[step]) * (x - step));
    }
    return sum / scale;
  }
}
