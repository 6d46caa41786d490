package io.trunkline.media;

import java.time.Duration;
import java.util.List;

/// Call progress tones of China (GB/T 3380, all 450 Hz) and plain tones, one period of each: play them round and round.
public final class Tones {
  private static final double LEVEL = 0.22;   // about -13 dBm0, the level of a tone on a public line

  private static final Audio RINGBACK = bursts(450, 1000, 4000);
  private static final Audio BUSY = bursts(450, 350, 350);
  private static final Audio CONGESTION = bursts(450, 700, 700);
  private static final Audio DIAL = sine(450, Duration.ofSeconds(1));
  private static final Audio CALL_WAITING = bursts(450, 400, 4000);
  private static final Audio BEEP = sine(1000, Duration.ofMillis(400));

  private Tones() {}

  /// 1 s on, 4 s off.
  public static Audio ringback() { return RINGBACK; }

  /// 0.35 s on, 0.35 s off: the called party is busy.
  public static Audio busy() { return BUSY; }

  /// 0.7 s on, 0.7 s off: no line to the called party.
  public static Audio congestion() { return CONGESTION; }

  public static Audio dialTone() { return DIAL; }

  /// 0.4 s on, 4 s off.
  public static Audio callWaiting() { return CALL_WAITING; }

  /// "Speak after the tone".
  public static Audio beep() { return BEEP; }

  public static Audio silence(Duration length) { return Audio.ofPcm(new short[samples(length)]); }

  public static Audio sine(double hertz, Duration length) { return Audio.ofPcm(mix(samples(length), List.of(hertz), LEVEL)); }

  /// The two tones of a key (ITU-T Q.23), for peers without telephone-events and for tests.
  ///
  /// @throws IllegalArgumentException for what isn't on a keypad
  public static Audio key(char digit, Duration length) {
    int place = "123A456B789C*0#D".indexOf(digit);
    if (place < 0) throw new IllegalArgumentException("no such key");
    double low = new double[] {697, 770, 852, 941}[place / 4];
    double high = new double[] {1209, 1336, 1477, 1633}[place % 4];
    return Audio.ofPcm(mix(samples(length), List.of(low, high), LEVEL));
  }

  private static Audio bursts(double hertz, int onMs, int offMs) {
    short[] on = mix(onMs * 8, List.of(hertz), LEVEL);
    short[] period = new short[(onMs + offMs) * 8];
    System.arraycopy(on, 0, period, 0, on.length);
    return Audio.ofPcm(period);
  }

  private static int samples(Duration length) { return Math.toIntExact(length.toNanos() / 125_000); }

  /// Begins and ends over 2 ms, so that nothing clicks.
  private static short[] mix(int samples, List<Double> hertz, double level) {
    short[] pcm = new short[samples];
    for (int i = 0; i < samples; i++) {
      double sum = 0;
      for (double f : hertz) sum += Math.sin(2 * Math.PI * f * i / 8000);
      double edge = Math.min(1, Math.min(i, samples - 1 - i) / 16.0);
      pcm[i] = (short) Math.round(sum * level * edge * Short.MAX_VALUE);
    }
    return pcm;
  }
}
