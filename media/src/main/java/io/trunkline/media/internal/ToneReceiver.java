package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import java.util.Arrays;

/// Finds keys in sound, for peers that have no telephone-events: pairs of tones as of ITU-T Q.23, taken as Q.24 asks (ADR 0052). Each press is told once, 30 to 40 ms
/// after its beginning. Allocates nothing.
///
/// Every 51 samples the eight frequencies are measured (Goertzel) over the last 102: 12.75 ms, whose bins of 78 Hz just tell the tones of a group apart and forgive
/// 1.5 %. A key is pressed when four such windows in a row show it (a tone of 40 ms fills five), and over after five that don't (a pause of 40 ms has six), so that
/// neither a click nor a lost packet makes two presses of one. Voices that look like a key for so long are told from one by the turn of the phase from window to
/// window, which gives each tone's true frequency and so what of it the windows didn't see: two tones must be nearly all that there is.
final class ToneReceiver {
  /// Hears of each press.
  interface Listener {
    void pressed(char key);
  }

  private static final double[] TONES = {697, 770, 852, 941, 1209, 1336, 1477, 1633};   // rows, then columns
  private static final String KEYS = "123A456B789C*0#D";
  private static final int GROUP = 4;
  private static final int STEP = 51;
  private static final int PRESSED_AFTER = 4;
  private static final int RELEASED_AFTER = 5;
  /// Samples that a peer didn't send, without anything lost: a pause. Less is a clumsy clock.
  private static final int UNSENT_PAUSE = 240;

  // Of a window. Wide, because noise, a frequency that is off and the other group's side lobes change what it sees.
  private static final double WEAKEST = powerOf(-36);
  private static final double HIGH_OVER_LOW = ratio(8);   // Q.24: 4
  private static final double LOW_OVER_HIGH = ratio(12);   // Q.24: 8
  private static final double OVER_OTHERS = ratio(4);   // of its group
  private static final double SHARE = 0.5;   // of all sound
  /// Sum of squares over a step in which there can't be a key.
  private static final double QUIET = WEAKEST / STEP / 2;

  // Of all windows of a press together. Narrow: what speech passes the above by chance fails here.
  private static final double OFF_FREQUENCY = 0.026;   // Q.24 takes 1.5 % and leaves out 3.5 %
  private static final double CLEAN = 0.82;   // share of all sound: 0.97 in noise of 15 dB, less what a window at the edge lacks

  private static final double[] COS = new double[TONES.length];
  private static final double[] SIN = new double[TONES.length];
  private static final double[] STEP_COS = new double[TONES.length];   // the turn of a tone's phase within a step
  private static final double[] STEP_SIN = new double[TONES.length];
  private static final double[] MOST_OFF = new double[TONES.length];   // radians in a step

  static {
    for (int i = 0; i < TONES.length; i++) {
      double angle = 2 * Math.PI * TONES[i] / 8000;
      COS[i] = Math.cos(angle);
      SIN[i] = Math.sin(angle);
      STEP_COS[i] = Math.cos(angle * STEP);
      STEP_SIN[i] = Math.sin(angle * STEP);
      MOST_OFF[i] = angle * STEP * OFF_FREQUENCY;
    }
  }

  private final Listener listener;
  private final double[] step = new double[STEP];
  private int filled;
  private double energy;   // of the step being filled
  private double lastEnergy;
  private final double[] stepRe = new double[TONES.length];   // of the last step
  private final double[] stepIm = new double[TONES.length];
  private final double[] re = new double[TONES.length];   // of the window: the last two
  private final double[] im = new double[TONES.length];
  private final double[] power = new double[TONES.length];
  private int row;   // the window's strongest
  private int column;

  // The run of windows that show the same.
  private char shown;   // 0: no key
  private int windows;
  private double soundInRun;
  private double lowInRun;
  private double highInRun;
  private final double[] turnRe = new double[TONES.length];   // of the phase, from window to window, beyond what it should be
  private final double[] turnIm = new double[TONES.length];

  private char pressed;
  private int missing;   // windows since it was seen
  private boolean started;
  private int nextSequence;
  private int nextTimestamp;

  ToneReceiver(Listener listener) { this.listener = listener; }

  /// What a tone of this level (full scale is +3.14 dBm0) measures in a window: (amplitude × samples / 2)².
  private static double powerOf(double dBm0) {
    double half = Short.MAX_VALUE * Math.pow(10, (dBm0 - 3.14) / 20) * STEP;
    return half * half;
  }

  private static double ratio(double decibels) { return Math.pow(10, decibels / 10); }

  /// Takes a packet of sound in the order of arrival. A hole that the network made is skipped: the key goes on behind it. One that the peer made is a pause.
  void heard(RtpPacket packet) {
    if (started && packet.sequence == nextSequence && packet.timestamp - nextTimestamp >= UNSENT_PAUSE) paused();
    started = true;
    nextSequence = (packet.sequence + 1) & 0xFFFF;
    nextTimestamp = packet.timestamp + packet.payloadLength;
    Codec codec = packet.codec;
    for (int i = packet.payloadAt; i < packet.payloadAt + packet.payloadLength; i++) {
      double sample = G711.decode(codec, packet.data[i]);
      step[filled++] = sample;
      energy += sample * sample;
      if (filled == STEP) stepFull();
    }
  }

  /// The peer is silent: what comes next is another press.
  void paused() {
    forget();
    filled = 0;
    energy = 0;
    lastEnergy = 0;
    begin((char) 0);
    pressed = 0;
  }

  private void stepFull() {
    if (energy < QUIET) {
      forget();
      window((char) 0);
    } else {
      measure(0);
      measure(GROUP);
      window(key());
    }
    lastEnergy = energy;
    energy = 0;
    filled = 0;
  }

  private void forget() {
    Arrays.fill(stepRe, 0);
    Arrays.fill(stepIm, 0);
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }

  /// Four of the tones at once, so that the processor needn't wait for each sum.
  private void measure(int first) {
    double k0 = 2 * COS[first];
    double k1 = 2 * COS[first + 1];
    double k2 = 2 * COS[first + 2];
    double k3 = 2 * COS[first + 3];
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double a1 = 0;
    double b1 = 0;
    double c1 = 0;
    double d1 = 0;
    for (int i = 0; i < STEP; i++) {
      double x = step[i];
      double a0 = k0 * a + (x - a1);
      a1 = a;
      a = a0;
      double b0 = k1 * b + (x - b1);
      b1 = b;
      b = b0;
      double c0 = k2 * c + (x - c1);
      c1 = c;
      c = c0;
      double d0 = k3 * d + (x - d1);
      d1 = d;
      d = d0;
    }
    measured(first, a, a1);
    measured(first + 1, b, b1);
    measured(first + 2, c, c1);
    measured(first + 3, d, d1);
  }

  /// Adds the step to the one before, turned to where its phase is by now, and compares the window with the one before in the same way.
  private void measured(int tone, double newest, double before) {
    double cos = STEP_COS[tone];
    double sin = STEP_SIN[tone];
    double thisRe = newest - before * COS[tone];
    double thisIm = before * SIN[tone];
    double sumRe = stepRe[tone] * cos - stepIm[tone] * sin + thisRe;
    double sumIm = stepRe[tone] * sin + stepIm[tone] * cos + thisIm;
    double wasRe = re[tone] * cos - im[tone] * sin;
    double wasIm = re[tone] * sin + im[tone] * cos;
    turnRe[tone] += sumRe * wasRe + sumIm * wasIm;
    turnIm[tone] += sumIm * wasRe - sumRe * wasIm;
    power[tone] = sumRe * sumRe + sumIm * sumIm;
    re[tone] = sumRe;
    im[tone] = sumIm;
    stepRe[tone] = thisRe;
    stepIm[tone] = thisIm;
  }

  /// The key that the window shows, or 0.
  private char key() {
    row = strongest(0);
    column = strongest(GROUP);
    double low = power[row];
    double high = power[column];
    boolean isPair = low >= WEAKEST && high >= WEAKEST && high <= low * HIGH_OVER_LOW && low <= high * LOW_OVER_HIGH
        && low + high >= SHARE * STEP * (energy + lastEnergy);
    return isPair && standsOut(row, 0) && standsOut(column, GROUP) ? KEYS.charAt(GROUP * row + column - GROUP) : 0;
  }

  private int strongest(int first) {
    int best = first;
    for (int i = first + 1; i < first + GROUP; i++) if (power[i] > power[best]) best = i;
    return best;
  }

  private boolean standsOut(int tone, int first) {
    for (int i = first; i < first + GROUP; i++) if (i != tone && power[i] * OVER_OTHERS > power[tone]) return false;
    return true;
  }

  private void window(char key) {
    if (key != shown) begin(key);
    windows++;
    missing = key == pressed ? 0 : missing + 1;
    if (missing >= RELEASED_AFTER) pressed = 0;
    if (key == 0 || key == pressed) return;
    soundInRun += energy + lastEnergy;
    lowInRun += power[row];
    highInRun += power[column];
    if (windows < PRESSED_AFTER || !isClean()) return;
    pressed = key;
    missing = 0;
    listener.pressed(key);
  }

  private void begin(char key) {
    shown = key;
    windows = 0;
    soundInRun = 0;
    lowInRun = 0;
    highInRun = 0;
    Arrays.fill(turnRe, 0);
    Arrays.fill(turnIm, 0);
  }

  /// Whether all windows of the run together are two tones near enough to their frequencies, and hardly anything else.
  private boolean isClean() {
    double low = Math.atan2(turnIm[row], turnRe[row]);
    double high = Math.atan2(turnIm[column], turnRe[column]);
    return Math.abs(low) <= MOST_OFF[row] && Math.abs(high) <= MOST_OFF[column]
        && lowInRun / seen(low) + highInRun / seen(high) >= CLEAN * STEP * soundInRun;
  }

  /// The share of its power that a window sees of a tone whose phase is off by this in each step: (sin x / x)².
  private static double seen(double turn) {
    if (Math.abs(turn) < 1e-3) return 1;
    double sinc = Math.sin(turn) / turn;
    return sinc * sinc;
  }
}
