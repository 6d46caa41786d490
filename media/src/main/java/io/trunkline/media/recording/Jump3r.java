package io.trunkline.media.recording;

import de.sciss.jump3r.lowlevel.LameEncoder;
import javax.sound.sampled.AudioFormat;

/// LAME in Java, for machines without libmp3lame.
final class Jump3r implements Mp3Codec {
  private static final int ENCODER_DELAY = 576;   // ENCDELAY of LAME's encoder.h

  private final LameEncoder lame = new LameEncoder(new AudioFormat(RATE, 16, 2, true, false), KBPS, LameEncoder.CHANNEL_MODE_STEREO, QUALITY, false);
  private byte[] input = new byte[0];

  @Override public int encode(short[] left, short[] right, int samples, byte[] out) {
    if (input.length < samples * 4) input = new byte[samples * 4];
    for (int i = 0; i < samples; i++) {
      input[4 * i] = (byte) left[i];
      input[4 * i + 1] = (byte) (left[i] >> 8);
      input[4 * i + 2] = (byte) right[i];
      input[4 * i + 3] = (byte) (right[i] >> 8);
    }
    int written = 0;
    int most = lame.getPCMBufferSize() & ~3;   // it takes no more at once
    byte[] part = new byte[lame.getMP3BufferSize()];
    for (int at = 0; at < samples * 4; at += most) {
      int bytes = lame.encodeBuffer(input, at, Math.min(most, samples * 4 - at), part);
      System.arraycopy(part, 0, out, written, bytes);
      written += bytes;
    }
    return written;
  }

  @Override public int finish(byte[] out) { return lame.encodeFinish(out); }

  @Override public int delay() { return ENCODER_DELAY; }

  @Override public void close() { lame.close(); }
}
