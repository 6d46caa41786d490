package io.trunkline.prompts.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Mono samples at 8000 Hz, full scale ±1.0.
final class Sound {
  static final int RATE = 8000;

  /// A-law and µ-law telephony is aligned so that speech sits near −18 dBFS; music a little lower, as it never pauses.
  static final double SPEECH_LEVEL_DB = -18;
  static final double MUSIC_LEVEL_DB = -22;

  private static final int FRAME = RATE / 100;
  private static final double SILENCE_DB = -45;
  private static final double CEILING = 0.89; // −1 dBFS: nothing clips, also after A-law

  private final double[] samples;

  /// Takes over `samples`, which must not be changed afterwards.
  Sound(double[] samples) {
    this.samples = samples;
  }

  static Sound ofRaw(byte[] s16le) {
    double[] samples = new double[s16le.length / 2];
    ByteBuffer in = ByteBuffer.wrap(s16le).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = in.getShort() / 32768.0;
    }
    return new Sound(samples);
  }

  /// Without the silence before and after the words, but with [#before] and [#after] samples of rest.
  Sound trimmed(int before, int after) {
    int first = 0;
    int last = samples.length;
    double threshold = peak() * Math.pow(10, SILENCE_DB / 20);
    while (first < last && Math.abs(samples[first]) < threshold) {
      first++;
    }
    while (last > first && Math.abs(samples[last - 1]) < threshold) {
      last--;
    }
    double[] out = new double[before + last - first + after];
    System.arraycopy(samples, first, out, before, last - first);
    return new Sound(out);
  }

  /// Brought to `levelDb` (RMS over the frames that are not pauses); peaks are rounded off softly, never clipped.
  Sound levelled(double levelDb) {
    double gain = Math.pow(10, levelDb / 20) / activeRms();
    double[] out = new double[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = softly(samples[i] * gain);
    }
    return new Sound(out);
  }

  /// Linear up to half scale, then bending towards the ceiling.
  private static double softly(double x) {
    double knee = 0.5;
    double over = Math.abs(x) - knee;
    return over <= 0 ? x : Math.copySign(knee + (CEILING - knee) * Math.tanh(over / (CEILING - knee)), x);
  }

  double peak() {
    return Arrays.stream(samples).map(Math::abs).max().orElse(0);
  }

  /// RMS over the 10 ms frames that are within 30 dB of the loudest one.
  double activeRms() {
    int frames = samples.length / FRAME;
    double[] power = new double[frames];
    for (int f = 0; f < frames; f++) {
      for (int i = 0; i < FRAME; i++) {
        power[f] += samples[f * FRAME + i] * samples[f * FRAME + i] / FRAME;
      }
    }
    double loudest = Arrays.stream(power).max().orElse(0);
    return Math.sqrt(Arrays.stream(power).filter(p -> p > loudest / 1000).average().orElse(0));
  }

  void writeWav(Path file) throws IOException {
    int bytes = samples.length * 2;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(bytes);
    for (double s : samples) {
      out.putShort((short) Math.round(s * 32767));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, out.array());
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }
}
