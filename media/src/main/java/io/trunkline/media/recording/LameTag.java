package io.trunkline.media.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first frame of an MP3 file: silent to old decoders, and to others the number of frames and bytes (Xing/Info) and how many samples to leave out at both ends
/// (LAME's extension). With it a player shows and plays exactly the length of the call.
final class LameTag {
  /// A frame of 64 kbit/s at 16 kHz; one of 32 kbit/s, as the sound has, is too short for the tag.
  static final int LENGTH = 288;
  /// Sync, MPEG-2, layer III, no CRC | 64 kbit/s (8), 16 kHz (2), no padding | stereo, original.
  private static final int HEADER = 0xFFF3_8804;
  private static final int SIDE_INFO = 17;   // MPEG-2 stereo; zeros
  private static final int HAS_ALL_FIELDS = 0x0F;
  private static final int CONSTANT_BIT_RATE = 1;
  private static final int LOWPASS_HZ = 4000;
  private static final int MOST = 0xFFF;   // both trims have 12 bits

  private LameTag() {}

  /// @param frames    audio frames behind this one
  /// @param bytes     of the whole file, this frame included
  /// @param delay     samples to leave out at the beginning, without the decoder's own 529
  /// @param padding   samples to leave out at the end, with the decoder's own
  /// @param musicCrc  [#crc] of all audio frames
  static byte[] frame(int frames, int bytes, int delay, int padding, int musicCrc) {
    if (delay > MOST || padding > MOST || delay < 0 || padding < 0) throw new IllegalArgumentException("delay " + delay + ", padding " + padding);
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.putInt(HEADER).position(4 + SIDE_INFO);
    out.put("Info".getBytes(StandardCharsets.US_ASCII)).putInt(HAS_ALL_FIELDS).putInt(frames).putInt(bytes);
    for (int i = 0; i < 100; i++) out.put((byte) (i * 256 / 100));   // constant bit rate: the table of contents is a straight line
    out.putInt(50);   // quality
    out.put("LAME3.100".getBytes(StandardCharsets.US_ASCII)).put((byte) CONSTANT_BIT_RATE).put((byte) (LOWPASS_HZ / 100));
    out.putInt(0).putInt(0).put((byte) 0);   // peak, replay gains, flags: not measured
    out.put((byte) Mp3Codec.KBPS);
    out.put((byte) (delay >> 4)).put((byte) ((delay << 4) | (padding >> 8))).put((byte) padding);
    out.put((byte) 0).put((byte) 0).putShort((short) 0).putInt(bytes).putShort((short) musicCrc);
    return out.putShort((short) crc(0, out.array(), 0, out.position())).array();
  }

  /// CRC-16/ARC, going on from `crc`.
  static int crc(int crc, byte[] data, int from, int to) {
    int value = crc;
    for (int i = from; i < to; i++) {
      value ^= data[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >>> 1) ^ 0xA001 : value >>> 1;
    }
    return value;
  }
}
