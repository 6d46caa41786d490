package io.trunkline.media.internal;

/// Numbers in network byte order within arrays.
final class Bytes {
  private Bytes() {}

  static int u16(byte[] from, int at) { return ((from[at] & 0xFF) << 8) | (from[at + 1] & 0xFF); }

  static int i32(byte[] from, int at) { return (u16(from, at) << 16) | u16(from, at + 2); }

  static long i64(byte[] from, int at) { return ((long) i32(from, at) << 32) | (i32(from, at + 4) & 0xFFFF_FFFFL); }

  static void u16(byte[] to, int at, int value) {
    to[at] = (byte) (value >> 8);
    to[at + 1] = (byte) value;
  }

  static void i32(byte[] to, int at, int value) {
    u16(to, at, value >> 16);
    u16(to, at + 2, value);
  }

  static void i64(byte[] to, int at, long value) {
    i32(to, at, (int) (value >> 32));
    i32(to, at + 4, (int) value);
  }
}
