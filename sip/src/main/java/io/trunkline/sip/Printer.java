package io.trunkline.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Writes messages. Header lines that came off the wire are copied as bytes; `Content-Length` is always ours.
final class Printer {
  private static final byte[] COLON = {':', ' '};
  private static final byte[] LINE = {'\r', '\n'};

  private byte[] bytes = new byte[1024];
  private int length;

  private Printer() {}

  static byte[] print(String startLine, Headers headers, byte[] body) {
    Printer printer = new Printer();
    printer.add(startLine.getBytes(StandardCharsets.UTF_8)).add(LINE);
    for (Headers.Field field : headers.fields()) {
      if (field.name.equals(HeaderName.CONTENT_LENGTH)) continue;
      printer.add(field.name.getBytes(StandardCharsets.US_ASCII)).add(COLON);
      if (field.source == null) printer.add(field.value().getBytes(StandardCharsets.UTF_8));
      else printer.add(Objects.requireNonNull(field.source), field.from, field.to);
      printer.add(LINE);
    }
    String tail = HeaderName.CONTENT_LENGTH + ": " + body.length + "\r\n\r\n";
    return printer.add(tail.getBytes(StandardCharsets.US_ASCII)).add(body).done();
  }

  private Printer add(byte[] more) { return add(more, 0, more.length); }

  private Printer add(byte[] more, int from, int to) {
    int size = to - from;
    if (length + size > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
    System.arraycopy(more, from, bytes, length, size);
    length += size;
    return this;
  }

  private byte[] done() { return Arrays.copyOf(bytes, length); }
}
