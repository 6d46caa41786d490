package io.trunkline.sip.internal;

import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a TCP stream into messages by Content-Length (RFC 3261 §18.3) and finds keep-alives between them (RFC 5626 §3.5.1). Holds at most one message.
/// One owner; after it threw, the stream is lost and its connection must be closed.
final class StreamFramer {
  /// What the bytes so far hold: whole messages, and whether a ping (CRLFCRLF) wants its pong.
  record Cut(List<byte[]> messages, boolean pinged) {}

  private static final int UNKNOWN = -1;

  private byte[] held = new byte[2048];
  private int length;
  private int scanned;
  private int wanted = UNKNOWN;

  Cut feed(byte[] bytes) {
    List<byte[]> messages = new ArrayList<>(1);
    boolean pinged = false;
    append(bytes);
    while (true) {
      int breaks = leadingBreaks();
      // A double CRLF is a ping; a single one is a pong, or the loose end of an old client's message.
      if (breaks >= 4) pinged = true;
      if (breaks > 0 && (breaks >= 4 || breaks < length)) drop(breaks);
      byte[] message = next();
      if (message == null) return new Cut(messages, pinged);
      messages.add(message);
    }
  }

  private void append(byte[] bytes) {
    if (length + bytes.length > held.length) held = Arrays.copyOf(held, Math.max(held.length * 2, length + bytes.length));
    System.arraycopy(bytes, 0, held, length, bytes.length);
    length += bytes.length;
  }

  private int leadingBreaks() {
    if (wanted != UNKNOWN) return 0;
    int breaks = 0;
    while (breaks < length && (held[breaks] == '\r' || held[breaks] == '\n')) breaks++;
    return breaks;
  }

  private byte @Nullable [] next() {
    if (wanted == UNKNOWN) {
      int body = bodyStart();
      if (body == UNKNOWN) {
        if (length > SipMessage.LONGEST) throw new MalformedSip(513, "a message is too large");
        return null;
      }
      wanted = body + contentLength(new String(held, 0, body, StandardCharsets.ISO_8859_1));
      if (wanted > SipMessage.LONGEST) throw new MalformedSip(513, "a message is too large");
    }
    if (length < wanted) return null;
    byte[] message = Arrays.copyOf(held, wanted);
    drop(wanted);
    wanted = UNKNOWN;
    return message;
  }

  private int bodyStart() {
    for (int i = Math.max(scanned, 1); i < length; i++) {
      if (held[i] != '\n') continue;
      if (held[i - 1] == '\n' || (i >= 2 && held[i - 1] == '\r' && held[i - 2] == '\n')) return i + 1;
    }
    scanned = length;
    return UNKNOWN;
  }

  private void drop(int count) {
    System.arraycopy(held, count, held, 0, length - count);
    length -= count;
    scanned = 0;
    if (length == 0 && held.length > 16_384) held = new byte[2048];
  }

  private static int contentLength(String head) {
    int found = UNKNOWN;
    for (String line : head.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon < 0) continue;
      String name = line.substring(0, colon).strip();
      if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("l")) continue;
      int value = number(line.substring(colon + 1).strip());
      if (found != UNKNOWN && found != value) throw new MalformedSip("two different Content-Lengths");
      found = value;
    }
    if (found == UNKNOWN) throw new MalformedSip("a stream needs Content-Length");
    return found;
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) throw new MalformedSip("not a Content-Length");
    return Integer.parseInt(text);
  }
}
