package io.trunkline.acceptance.audio;

/// ITU-T G.711 A-law and µ-law, by table. Written from the recommendation, not taken from the product.
public final class G711 {
  private static final short[] ALAW_TO_LINEAR = new short[256];
  private static final short[] ULAW_TO_LINEAR = new short[256];
  private static final byte[] LINEAR_TO_ALAW = new byte[65536];

  static {
    for (int code = 0; code < 256; code++) {
      ALAW_TO_LINEAR[code] = expandAlaw(code);
      ULAW_TO_LINEAR[code] = expandUlaw(code);
    }
    for (int i = 0; i < 65536; i++) {
      LINEAR_TO_ALAW[i] = compressAlaw((short) (i - 32768));
    }
  }

  private G711() {}

  /// One A-law byte as a 16-bit sample.
  public static short fromAlaw(byte code) {
    return ALAW_TO_LINEAR[code & 0xff];
  }

  /// One µ-law byte as a 16-bit sample.
  public static short fromUlaw(byte code) {
    return ULAW_TO_LINEAR[code & 0xff];
  }

  /// One 16-bit sample as an A-law byte.
  public static byte toAlaw(short sample) {
    return LINEAR_TO_ALAW[sample + 32768];
  }

  private static short expandAlaw(int code) {
    int bits = code ^ 0x55;
    int segment = (bits & 0x70) >> 4;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (segment > 0) magnitude = (magnitude + 0x100) << (segment - 1);
    return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
  }

  private static short expandUlaw(int code) {
    int bits = ~code & 0xff;
    int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
  }

  private static byte compressAlaw(short sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int magnitude = Math.min(32767, sample >= 0 ? sample : -sample - 1);
    int segment = magnitude < 256 ? 0 : 32 - Integer.numberOfLeadingZeros(magnitude >> 8);
    int mantissa = segment == 0 ? magnitude >> 4 : (magnitude >> (segment + 3)) & 0x0f;
    return (byte) ((sign | segment << 4 | mantissa) ^ 0x55);
  }
}
