package io.trunkline.media.internal;

/// Looks at a peer's datagrams before the library does (RFC 6347 §4.1, §4.2.2).
///
/// ```
/// record:   type (1) | version (2) | epoch (2) | number (6) | length (2)
/// message:  type (1) | length (3) | number (2) | fragment offset (3) | fragment length (3)
/// ```
final class DtlsRecords {
  /// Browsers send certificates that they signed themselves, of less than 1 KiB.
  static final int LONGEST_MESSAGE = 16 << 10;
  private static final int HANDSHAKE = 22;
  private static final int RECORD_HEADER = 13;
  private static final int MESSAGE_HEADER = 12;

  private DtlsRecords() {}

  /// Whether all handshake messages of a datagram say that they are of a length that can be. The library makes room for what the first fragment announces: up to
  /// 16 MB for each of sixteen messages, for a visitor of whom nothing is known but that ICE found him. Encrypted records pass.
  static boolean areModest(byte[] datagram) {
    for (int at = 0; at + RECORD_HEADER <= datagram.length; ) {
      int end = Math.min(datagram.length, at + RECORD_HEADER + Bytes.u16(datagram, at + 11));
      boolean readable = datagram[at] == HANDSHAKE && Bytes.u16(datagram, at + 3) == 0;
      for (int message = at + RECORD_HEADER; readable && message + MESSAGE_HEADER <= end; message += MESSAGE_HEADER + u24(datagram, message + 9)) {
        if (u24(datagram, message + 1) > LONGEST_MESSAGE) return false;
      }
      at = end;
    }
    return true;
  }

  private static int u24(byte[] data, int at) { return (data[at] & 0xFF) << 16 | Bytes.u16(data, at + 1); }
}
