package io.trunkline.media.internal;

import io.trunkline.media.G711;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// WAV (RIFF): PCM of 8, 16, 24 or 32 bits, 32-bit float, A-law, µ-law; any usual rate; channels are mixed to one.
final class WavSource implements PcmSource {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746D66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int ALAW = 6;
  private static final int ULAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int LONGEST_HEAD = 1 << 20;
  private static final int MOST_CHANNELS = 8;

  private final DataInputStream in;
  private final int rate;
  private final int format;
  private final int channels;
  private final int bytes;   // of one sample of one channel
  private long left;   // bytes of sound

  WavSource(InputStream stream) throws IOException {
    in = new DataInputStream(stream);
    if (int32() != RIFF) throw new IOException("not a WAV file");
    int32();
    if (int32() != WAVE) throw new IOException("not a WAV file");
    ByteBuffer head = null;
    int tag = int32();
    long size = int32() & 0xFFFF_FFFFL;
    for (; tag != DATA; tag = int32(), size = int32() & 0xFFFF_FFFFL) {
      if (size > LONGEST_HEAD) throw new IOException("a WAV file with an endless head");
      byte[] chunk = in.readNBytes((int) (size + (size & 1)));
      if (tag == FORMAT) head = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    }
    if (head == null || head.remaining() < 16) throw new IOException("a WAV file without a format");
    int kind = head.getShort(0) & 0xFFFF;
    format = kind == EXTENSIBLE && head.remaining() >= 26 ? head.getShort(24) & 0xFFFF : kind;
    channels = head.getShort(2) & 0xFFFF;
    rate = head.getInt(4);
    bytes = (head.getShort(14) & 0xFFFF) / 8;
    left = size == 0 ? 0xFFFF_FFFFL : size;   // written to a pipe: until the end
    check();
  }

  private void check() throws IOException {
    boolean known = switch (format) {
      case PCM -> bytes >= 1 && bytes <= 4;
      case FLOAT -> bytes == 4;
      case ALAW, ULAW -> bytes == 1;
      default -> false;
    };
    if (!known) throw new IOException("a WAV file of format " + format + " with " + 8 * bytes + " bits can't be read; save it as 16-bit PCM");
    if (channels < 1 || channels > MOST_CHANNELS) throw new IOException("a WAV file with " + channels + " channels");
    if (rate < 4000 || rate > 192_000) throw new IOException("a WAV file with " + rate + " samples a second");
  }

  @Override public int rate() { return rate; }

  @Override public int read(float[] target) throws IOException {
    int step = bytes * channels;
    int want = (int) Math.min(target.length, left / step);
    ByteBuffer data = ByteBuffer.wrap(in.readNBytes(want * step)).order(ByteOrder.LITTLE_ENDIAN);
    int count = data.remaining() / step;
    left -= (long) count * step;
    if (count == 0) return -1;
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int c = 0; c < channels; c++) sum += sample(data);
      target[i] = sum / channels;
    }
    return count;
  }

  private float sample(ByteBuffer data) {
    return switch (format) {
      case ALAW -> G711.ofAlaw(data.get()) / 32768f;
      case ULAW -> G711.ofUlaw(data.get()) / 32768f;
      case FLOAT -> finite(data.getFloat());
      default -> switch (bytes) {
        case 1 -> ((data.get() & 0xFF) - 128) / 128f;
        case 2 -> data.getShort() / 32768f;
        case 3 -> ((data.get() & 0xFF) | (data.getShort() << 8)) / 0x1p23f;
        default -> data.getInt() / 0x1p31f;
      };
    };
  }

  private static float finite(float value) { return Float.isFinite(value) ? Math.clamp(value, -1f, 1f) : 0; }

  private int int32() throws IOException {
    try {
      return Integer.reverseBytes(in.readInt());
    } catch (EOFException cut) {
      throw new IOException("the file is cut off", cut);
    }
  }
}
