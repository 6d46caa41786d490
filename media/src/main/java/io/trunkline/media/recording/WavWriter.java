package io.trunkline.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Turns a recording into WAV: 16-bit stereo at 8,000 samples a second.
public final class WavWriter {
  private static final int HEADER = 44;
  private static final int RATE = 8000;
  private static final int STEP = 4096;
  private static final long LONGEST = 0xFFFF_FFFFL - HEADER;

  private WavWriter() {}

  /// Writes the file; one that is there is replaced. Returns its samples.
  public static long write(StereoSource source, Path target) throws IOException {
    try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      file.position(HEADER);
      short[] left = new short[STEP];
      short[] right = new short[STEP];
      ByteBuffer out = ByteBuffer.allocate(4 * STEP).order(ByteOrder.LITTLE_ENDIAN);
      long samples = 0;
      for (int count = source.read(left, right); count >= 0; count = source.read(left, right)) {
        out.clear();
        for (int i = 0; i < count; i++) out.putShort(left[i]).putShort(right[i]);
        for (out.flip(); out.hasRemaining(); ) file.write(out);
        samples += count;
        if (samples * 4 > LONGEST) throw new IOException("too long for a WAV file");
      }
      file.write(header(samples * 4), 0);
      return samples;
    }
  }

  private static ByteBuffer header(long bytes) {
    ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x46464952).putInt((int) (bytes + HEADER - 8)).putInt(0x45564157);   // RIFF … WAVE
    out.putInt(0x20746D66).putInt(16).putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * 4).putShort((short) 4).putShort((short) 16);   // fmt: PCM
    return out.putInt(0x61746164).putInt((int) bytes).flip();   // data
  }
}
