package io.trunkline.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes as text that a person can read and a file can keep: `\r`, `\n`, `\\`, `\xHH`, and printable ASCII as it is. A line break of the text itself means nothing.
public final class Escaped {
  private Escaped() {}

  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length + 64);
    for (byte b : bytes) {
      switch (b) {
        case '\r' -> text.append("\\r");
        case '\n' -> text.append("\\n\n");
        case '\\' -> text.append("\\\\");
        default -> {
          if (b >= ' ' && b < 0x7f) text.append((char) b);
          else text.append("\\x%02X".formatted(b & 0xFF));
        }
      }
    }
    return text.toString();
  }

  static byte[] read(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') continue;
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      switch (text.charAt(++i)) {
        case 'r' -> bytes.write('\r');
        case 'n' -> bytes.write('\n');
        case '\\' -> bytes.write('\\');
        default -> {   // x
          bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
          i += 2;
        }
      }
    }
    return bytes.toByteArray();
  }
}
