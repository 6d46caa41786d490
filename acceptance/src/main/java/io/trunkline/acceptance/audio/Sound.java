package io.trunkline.acceptance.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Mono 16-bit samples at one rate. Immutable.
public final class Sound {
  /// The telephone's sampling rate.
  public static final int TELEPHONE_RATE = 8000;

  private final short[] samples;
  private final int rate;

  /// Takes over `samples`.
  public Sound(short[] samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /// A sine of `hz` at `levelDb` below full scale.
  public static Sound tone(double hz, Duration length, double levelDb) {
    short[] out = new short[(int) (length.toMillis() * TELEPHONE_RATE / 1000)];
    double amplitude = 32767 * Math.pow(10, levelDb / 20) * Math.sqrt(2);
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / TELEPHONE_RATE));
    }
    return new Sound(out, TELEPHONE_RATE);
  }

  /// A WAV file of 16-bit PCM; only its first channel if it has more.
  public static Sound wav(InputStream in) throws IOException {
    return wavChannels(in.readAllBytes())[0];
  }

  /// Every channel of a WAV file of 16-bit PCM.
  public static Sound[] wavChannels(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int channels = in.getShort(22);
    int rate = in.getInt(24);
    if (in.getShort(34) != 16) throw new IllegalArgumentException("not 16-bit PCM");
    int at = 12;
    while (in.getInt(at) != 0x61746164) {   // "data"
      at += 8 + in.getInt(at + 4);
    }
    int length = Math.min(in.getInt(at + 4) & 0x7fffffff, file.length - at - 8);
    Sound[] out = new Sound[channels];
    for (int c = 0; c < channels; c++) {
      short[] samples = new short[length / 2 / channels];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = in.getShort(at + 8 + (i * channels + c) * 2);
      }
      out[c] = new Sound(samples, rate);
    }
    return out;
  }

  public void writeWav(Path file) {
    try {
      Files.write(file, wav());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a WAV file.
  public byte[] wav() {
    ByteBuffer out = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length * 2);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(rate).putInt(rate * 2).putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length * 2);
    for (short s : samples) {
      out.putShort(s);
    }
    return out.array();
  }

  public int size() {
    return samples.length;
  }

  public short at(int index) {
    return samples[index];
  }

  public double seconds() {
    return (double) samples.length / rate;
  }

  /// From `fromSeconds` on, at most `seconds` long; shorter where the sound ends.
  public Sound part(double fromSeconds, double seconds) {
    int from = Math.clamp((long) (fromSeconds * rate), 0, samples.length);
    int to = Math.clamp((long) ((fromSeconds + seconds) * rate), from, samples.length);
    return new Sound(Arrays.copyOfRange(samples, from, to), rate);
  }

  /// The last `seconds`, or all if it is shorter.
  public Sound last(double seconds) {
    return part(Math.max(0, seconds() - seconds), seconds);
  }

  /// RMS level below full scale; −120 for silence.
  public double levelDb() {
    double sum = 0;
    for (short s : samples) {
      sum += (double) s * s;
    }
    return db(sum / Math.max(1, samples.length));
  }

  /// The level of one frequency (Goertzel over the whole sound, Hann window): what a tone of that RMS would have.
  public double levelDb(double hz) {
    double w = 2 * Math.cos(2 * Math.PI * hz / rate);
    double s1 = 0;
    double s2 = 0;
    int n = samples.length;
    for (int i = 0; i < n; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / n);   // mean 1
      double s0 = samples[i] * window + w * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    double power = s1 * s1 + s2 * s2 - w * s1 * s2;
    return db(2 * power / Math.max(1, (double) n * n));
  }

  /// Whether a tone of `hz` stands clearly in this sound: louder than −38 dBFS.
  public boolean hasTone(double hz) {
    return samples.length >= rate / 20 && levelDb(hz) > -38;
  }

  /// Where `pattern` is found in this sound with a likeness (normalised cross-correlation) of at least 0.8; -1 if nowhere. In seconds.
  public double find(Sound pattern) {
    double best = 0;
    int bestAt = -1;
    double patternEnergy = energy(pattern.samples, 0, pattern.samples.length);
    double here = energy(samples, 0, Math.min(samples.length, pattern.samples.length));
    for (int at = 0; at + pattern.samples.length <= samples.length; at++) {
      if (at > 0) {
        here += square(samples[at + pattern.samples.length - 1]) - square(samples[at - 1]);
      }
      double likeness = dot(at, pattern.samples) / Math.sqrt(Math.max(1, here) * patternEnergy);
      if (likeness > best) {
        best = likeness;
        bestAt = at;
      }
    }
    return best >= 0.8 ? (double) bestAt / rate : -1;
  }

  /// Seconds of this sound, counted in steps of 50 ms, in which a tone of `hz` is heard.
  public double secondsWithTone(double hz) {
    double heard = 0;
    for (double at = 0; at + 0.05 <= seconds(); at += 0.05) {
      if (part(at, 0.05).hasTone(hz)) heard += 0.05;
    }
    return heard;
  }

  /// Like [#secondsWithTone], but only where nothing else is heard beside it: speech has something of every tone.
  public double secondsOfTone(double hz) {
    double heard = 0;
    for (double at = 0; at + 0.05 <= seconds(); at += 0.05) {
      Sound step = part(at, 0.05);
      if (step.hasTone(hz) && step.levelDb(hz) > step.levelDb() - 3) heard += 0.05;
    }
    return heard;
  }

  private double dot(int at, short[] pattern) {
    double sum = 0;
    for (int i = 0; i < pattern.length; i++) {
      sum += samples[at + i] * pattern[i];
    }
    return sum;
  }

  private static double energy(short[] s, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += square(s[i]);
    }
    return sum;
  }

  private static double square(short s) {
    return (double) s * s;
  }

  private static double db(double meanSquare) {
    return Math.max(-120, 10 * Math.log10(Math.max(meanSquare, 1e-9) / (32768.0 * 32768.0)));
  }
}
