package io.trunkline.media;

/// ITU-T G.711: 16-bit linear ↔ A-law and µ-law by tables, and A-law ↔ µ-law byte for byte.
public final class G711 {
  private static final short[] FROM_ALAW = new short[256];
  private static final short[] FROM_ULAW = new short[256];
  /// Indexed by the upper 13 bits (A-law) and 14 bits (µ-law) of a sample.
  private static final byte[] TO_ALAW = new byte[1 << 13];
  private static final byte[] TO_ULAW = new byte[1 << 14];
  private static final byte[] ALAW_TO_ULAW = new byte[256];
  private static final byte[] ULAW_TO_ALAW = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      FROM_ALAW[i] = expandAlaw(i);
      FROM_ULAW[i] = expandUlaw(i);
    }
    for (int i = 0; i < TO_ALAW.length; i++) TO_ALAW[i] = compressAlaw((short) (i << 3));
    for (int i = 0; i < TO_ULAW.length; i++) TO_ULAW[i] = compressUlaw((short) (i << 2));
    for (int i = 0; i < 256; i++) {
      ALAW_TO_ULAW[i] = ulaw(FROM_ALAW[i]);
      ULAW_TO_ALAW[i] = alaw(FROM_ULAW[i]);
    }
  }

  private G711() {}

  public static byte alaw(short pcm) { return TO_ALAW[(pcm & 0xFFFF) >> 3]; }

  public static byte ulaw(short pcm) { return TO_ULAW[(pcm & 0xFFFF) >> 2]; }

  public static short ofAlaw(byte sample) { return FROM_ALAW[sample & 0xFF]; }

  public static short ofUlaw(byte sample) { return FROM_ULAW[sample & 0xFF]; }

  public static short decode(Codec codec, byte sample) { return codec == Codec.PCMA ? ofAlaw(sample) : ofUlaw(sample); }

  public static byte encode(Codec codec, short pcm) { return codec == Codec.PCMA ? alaw(pcm) : ulaw(pcm); }

  /// Rewrites samples of one codec as the other, in place.
  public static void transcode(Codec from, Codec to, byte[] samples, int at, int count) {
    if (from == to) return;
    byte[] table = from == Codec.PCMA ? ALAW_TO_ULAW : ULAW_TO_ALAW;
    for (int i = at; i < at + count; i++) samples[i] = table[samples[i] & 0xFF];
  }

  private static short expandAlaw(int code) {
    int a = code ^ 0x55;
    int magnitude = (a & 0x0F) << 4;
    int segment = (a & 0x70) >> 4;
    magnitude += segment == 0 ? 8 : 0x108;
    if (segment > 1) magnitude <<= segment - 1;
    return (short) ((a & 0x80) != 0 ? magnitude : -magnitude);
  }

  private static short expandUlaw(int code) {
    int u = ~code & 0xFF;
    int magnitude = (((u & 0x0F) << 3) + 0x84) << ((u & 0x70) >> 4);
    return (short) ((u & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84);
  }

  private static byte compressAlaw(short pcm) {
    int sign = pcm >= 0 ? 0x80 : 0;
    int magnitude = pcm >= 0 ? pcm : -pcm - 1;
    if (magnitude < 256) return (byte) ((sign | (magnitude >> 4)) ^ 0x55);
    int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    return (byte) ((sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F)) ^ 0x55);
  }

  private static byte compressUlaw(short pcm) {
    int sign = pcm < 0 ? 0x80 : 0;
    int magnitude = Math.min(pcm < 0 ? -pcm : pcm, 32635) + 0x84;
    int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    return (byte) ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
  }
}
