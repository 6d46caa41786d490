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
  private int from;   // where the message that is coming begins; what stands before it is dropped once a feed, not once a message
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
      if (breaks > 0 && (breaks >= 4 || breaks < length - from)) skip(breaks);
      byte[] message = next();
      if (message == null) break;
      messages.add(message);
    }
    dropSkipped();
    return new Cut(messages, pinged);
  }

  private void append(byte[] bytes) {
    if (length + bytes.length > held.length) held = Arrays.copyOf(held, Math.max(held.length * 2, length + bytes.length));
    System.arraycopy(bytes, 0, held, length, bytes.length);
    length += bytes.length;
  }

  private int leadingBreaks() {
    if (wanted != UNKNOWN) return 0;
    int at = from;
    while (at < length && (held[at] == '\r' || held[at] == '\n')) at++;
    return at - from;
  }

  private byte @Nullable [] next() {
    if (wanted == UNKNOWN) {
      int body = bodyStart();
      if (body == UNKNOWN) {
        if (length - from > SipMessage.LONGEST) throw new MalformedSip(513, "a message is too large");
        return null;
      }
      wanted = body - from + contentLength(new String(held, from, body - from, StandardCharsets.ISO_8859_1));
      if (wanted > SipMessage.LONGEST) throw new MalformedSip(513, "a message is too large");
    }
    if (length - from < wanted) return null;
    byte[] message = Arrays.copyOfRange(held, from, from + wanted);
    skip(wanted);
    wanted = UNKNOWN;
    return message;
  }

  private int bodyStart() {
    for (int i = Math.max(scanned, from + 1); i < length; i++) {
      if (held[i] != '\n') continue;
      if (held[i - 1] == '\n' || (i >= from + 2 && held[i - 1] == '\r' && held[i - 2] == '\n')) return i + 1;
    }
    scanned = length;
    return UNKNOWN;
  }

  private void skip(int count) {
    from += count;
    scanned = from;
  }

  private void dropSkipped() {
    if (from == 0) return;
    System.arraycopy(held, from, held, 0, length - from);
    length -= from;
    scanned -= from;
    from = 0;
    if (length == 0 && held.length > 16_384) held = new byte[2048];
  }

  /// Folded lines belong to the header before them, whatever they look like: else a `Subject` could say where the message ends.
  private static int contentLength(String head) {
    int found = UNKNOWN;
    String[] lines = head.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 0 || isFold(lines[i])) continue;
      String name = lines[i].substring(0, colon).strip();
      if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("l")) continue;
      StringBuilder text = new StringBuilder(lines[i].substring(colon + 1));
      while (i + 1 < lines.length && isFold(lines[i + 1])) text.append(lines[++i]);
      int value = number(text.toString().strip());
      if (found != UNKNOWN && found != value) throw new MalformedSip("two different Content-Lengths");
      found = value;
    }
    if (found == UNKNOWN) throw new MalformedSip("a stream needs Content-Length");
    return found;
  }

  private static boolean isFold(String line) { return line.startsWith(" ") || line.startsWith("\t"); }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) throw new MalformedSip("not a Content-Length");
    return (int) Math.min(Long.parseLong(text), SipMessage.LONGEST);
  }
}
