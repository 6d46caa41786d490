package io.trunkline.server.recording.internal;

import io.trunkline.media.recording.StereoSource;
import io.trunkline.server.recording.Waveform;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures the loudness of a recording while it is read for something else. Resolution begins at 50 ms and halves whenever a recording outgrows the
/// points that a screen can show, so that an hour costs no more than a quarter of one.
///
/// The file: `TRKLPKS1` | samples (8) | samples a point (4) | points of the caller | points of what the caller hears.
final class Peaks implements StereoSource {
  private static final long MAGIC = 0x54524B4C504B5331L;
  private static final int RATE = 8_000;
  private static final int FINEST = RATE / 20;
  private static final int MOST = 16_000;

  private final StereoSource source;
  private final byte[] left = new byte[MOST];
  private final byte[] right = new byte[MOST];
  private int points;
  private int perPoint = FINEST;
  private long samples;
  private int filled;
  private int leftPeak;
  private int rightPeak;

  Peaks(StereoSource source) { this.source = source; }

  @Override public int read(short[] leftIn, short[] rightIn) throws IOException {
    int count = source.read(leftIn, rightIn);
    for (int i = 0; i < count; i++) {
      leftPeak = Math.max(leftPeak, Math.abs((int) leftIn[i]));
      rightPeak = Math.max(rightPeak, Math.abs((int) rightIn[i]));
      if (++filled == perPoint) point();
    }
    samples += Math.max(0, count);
    return count;
  }

  /// Reads all there is, for the peaks alone.
  Peaks all() throws IOException {
    short[] l = new short[RATE];
    short[] r = new short[RATE];
    while (read(l, r) >= 0);
    return this;
  }

  private void point() {
    left[points] = scaled(leftPeak);
    right[points] = scaled(rightPeak);
    leftPeak = 0;
    rightPeak = 0;
    filled = 0;
    if (++points == MOST) halve();
  }

  private void halve() {
    for (int i = 0; i < MOST / 2; i++) {
      left[i] = louder(left[2 * i], left[2 * i + 1]);
      right[i] = louder(right[2 * i], right[2 * i + 1]);
    }
    points = MOST / 2;
    perPoint *= 2;
  }

  private static byte louder(byte a, byte b) { return (byte) Math.max(Byte.toUnsignedInt(a), Byte.toUnsignedInt(b)); }

  private static byte scaled(int peak) { return (byte) Math.min(255, peak >> 7); }

  Waveform waveform() {
    int more = filled > 0 ? 1 : 0;
    byte[] l = Arrays.copyOf(left, points + more);
    byte[] r = Arrays.copyOf(right, points + more);
    if (more == 1) {
      l[points] = scaled(leftPeak);
      r[points] = scaled(rightPeak);
    }
    return new Waveform(samples / (double) RATE, perPoint / (double) RATE, l, r);
  }

  void write(Path file) throws IOException {
    Waveform form = waveform();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    out.writeLong(samples);
    out.writeInt(perPoint);
    out.write(form.caller());
    out.write(form.heard());
    Files.write(file, bytes.toByteArray());
  }

  static Waveform read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readLong() != MAGIC) throw new IOException("no file of peaks");
    long samples = in.readLong();
    int perPoint = in.readInt();
    byte[] both = in.readNBytes(2 * (MOST + 1));
    int points = both.length / 2;
    return new Waveform(samples / (double) RATE, perPoint / (double) RATE, Arrays.copyOf(both, points), Arrays.copyOfRange(both, points, 2 * points));
  }
}
