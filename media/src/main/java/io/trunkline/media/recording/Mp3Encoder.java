package io.trunkline.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/// Turns a recording into MP3: 16 kHz, two separate channels, 32 kbit/s (14.4 MB an hour), with a tag that makes players play its exact length.
/// Encodes some hundred times faster than the sound lasts; never call it on a media loop.
public final class Mp3Encoder {
  private static final int STEP = 2048;   // input samples at once
  private static final int FRAME_BYTES = 144;   // of 32 kbit/s at 16 kHz: always the same
  private static final int OUT = 2 * STEP * 5 / 4 + 7200;

  /// @param samples  at 8,000 a second
  /// @param bytes    of the file
  public record Mp3(long samples, long bytes) {}

  private Mp3Encoder() {}

  /// The encoder in use here: `libmp3lame` or `jump3r`.
  public static String name() { return Lame.isPresent() ? "libmp3lame" : "jump3r"; }

  /// Writes the file; one that is there is replaced. An empty source gives a file of the tag alone.
  public static Mp3 encode(StereoSource source, Path target) throws IOException { return encode(source, target, Lame.isPresent() ? Lame::new : Jump3r::new); }

  static Mp3 encode(StereoSource source, Path target, Supplier<? extends Mp3Codec> encoder) throws IOException {
    try (Mp3Codec codec = encoder.get();
        FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      Run run = new Run(codec, file);
      file.position(LameTag.LENGTH);
      short[] left = new short[STEP];
      short[] right = new short[STEP];
      for (int count = source.read(left, right); count >= 0; count = source.read(left, right)) run.add(left, right, count);
      run.finish();
      return new Mp3(run.samples, file.size());
    }
  }

  private static final class Run {
    private final Mp3Codec codec;
    private final FileChannel file;
    private final Doubler leftDoubler = new Doubler();
    private final Doubler rightDoubler = new Doubler();
    private final short[] left = new short[2 * STEP];
    private final short[] right = new short[2 * STEP];
    private final byte[] out = new byte[OUT];
    private long samples;
    private long bytes;
    private int skip = 2 * Doubler.LAG;   // what the filter gives before the first sample
    private int crc;

    Run(Mp3Codec codec, FileChannel file) {
      this.codec = codec;
      this.file = file;
    }

    void add(short[] leftIn, short[] rightIn, int count) throws IOException {
      samples += count;
      encode(leftIn, rightIn, count);
    }

    private void encode(short[] leftIn, short[] rightIn, int count) throws IOException {
      leftDoubler.run(leftIn, count, left);
      rightDoubler.run(rightIn, count, right);
      int from = Math.min(skip, 2 * count);
      skip -= from;
      int doubled = 2 * count - from;
      if (doubled == 0) return;
      System.arraycopy(left, from, left, 0, doubled);
      System.arraycopy(right, from, right, 0, doubled);
      write(codec.encode(left, right, doubled, out));
    }

    void finish() throws IOException {
      if (samples > 0) {
        encode(new short[Doubler.LAG], new short[Doubler.LAG], Doubler.LAG);
        write(codec.finish(out));
      }
      int frames = Math.toIntExact(bytes / FRAME_BYTES);
      int padding = samples == 0 ? 0 : Math.toIntExact((long) frames * Mp3Codec.FRAME - codec.delay() - 2 * samples);
      byte[] tag = LameTag.frame(frames, Math.toIntExact(bytes + LameTag.LENGTH), samples == 0 ? 0 : codec.delay(), padding, crc);
      file.write(ByteBuffer.wrap(tag), 0);
    }

    private void write(int count) throws IOException {
      crc = LameTag.crc(crc, out, 0, count);
      bytes += count;
      for (ByteBuffer rest = ByteBuffer.wrap(out, 0, count); rest.hasRemaining(); ) file.write(rest);
    }
  }
}
