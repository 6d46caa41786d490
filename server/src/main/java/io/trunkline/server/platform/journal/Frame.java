package io.trunkline.server.platform.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One line of a journal file: `sequence crc32c payload \n`, readable by people and by `grep`. The checksum covers sequence and payload.
/// A payload is JSON of
/// one line, so a line feed always ends a frame.
///
/// ```
/// 4711 9a3b11c0 {"type":"CallAnswered","tenant":1,…}
/// ```
record Frame(long sequence, String payload, int end) {
  /// A longer line can only be damage.
  static final int LONGEST = 1 << 20;

  static byte[] encode(long sequence, byte[] payload) {
    byte[] head = (sequence + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] sum = (HexFormat.of().toHexDigits(checksum(head, payload, 0, payload.length)) + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[head.length + sum.length + payload.length + 1];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(sum, 0, line, head.length, sum.length);
    System.arraycopy(payload, 0, line, head.length + sum.length, payload.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /// Where the line that starts at `from` ends (the index after its line feed), or -1 when it isn't complete yet.
  static int lineEnd(byte[] bytes, int from, int limit) {
    for (int i = from; i < limit; i++) if (bytes[i] == '\n') return i + 1;
    return -1;
  }

  /// The frame of the complete line in `[from, end)`; null when it is damaged.
  static @Nullable Frame decode(byte[] bytes, int from, int end) {
    int firstSpace = space(bytes, from, end);
    int secondSpace = firstSpace < 0 ? -1 : space(bytes, firstSpace + 1, end);
    if (secondSpace != firstSpace + 9 || firstSpace - from > 19) return null;
    try {
      long sequence = Long.parseLong(text(bytes, from, firstSpace));
      int sum = Integer.parseUnsignedInt(text(bytes, firstSpace + 1, secondSpace), 16);
      byte[] head = (sequence + " ").getBytes(StandardCharsets.US_ASCII);
      int length = end - 1 - (secondSpace + 1);
      if (checksum(head, bytes, secondSpace + 1, length) != sum) return null;
      return new Frame(sequence, new String(bytes, secondSpace + 1, length, StandardCharsets.UTF_8), end);
    } catch (NumberFormatException damaged) {
      return null;
    }
  }

  private static String text(byte[] bytes, int from, int to) { return new String(bytes, from, to - from, StandardCharsets.US_ASCII); }

  private static int space(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) if (bytes[i] == ' ') return i;
    return -1;
  }

  private static int checksum(byte[] head, byte[] payload, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(head);
    sum.update(payload, from, length);
    return (int) sum.getValue();
  }
}
