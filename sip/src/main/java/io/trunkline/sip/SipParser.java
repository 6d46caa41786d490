package io.trunkline.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over the bytes of one message (RFC 3261 §7, §25): the start line is decoded, header lines are only found, and the headers without which nothing
/// can be answered are checked. Bounds: 64 KiB a message, [#MOST_HEADERS] lines, [#LONGEST_LINE] bytes a line with its folds.
final class SipParser {
  static final int MOST_HEADERS = 200;
  static final int LONGEST_LINE = 8192;
  private static final Set<String> REPEATED = Set.of(HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

  private final byte[] bytes;
  private final int end;
  private int at;

  private SipParser(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  static SipMessage parse(byte[] source, int from, int to) {
    if (to - from > SipMessage.LONGEST) throw new MalformedSip(513, "a message is too large");
    SipMessage message = new SipParser(source, from, to).message();
    checkMandatory(message);
    return message;
  }

  /// What of a request that can't be read is needed to say so: its method, its `Via`, and of the headers that an answer repeats (RFC 3261 §8.2.6.2) the first
  /// each. Null where nobody waits for an answer (a response, an ACK), and where there is no way back. The URI is not its own.
  static @Nullable SipRequest remains(byte[] source) {
    try {
      return new SipParser(source, 0, Math.min(source.length, SipMessage.LONGEST)).remains();
    } catch (MalformedSip nothing) {
      return null;
    }
  }

  private @Nullable SipRequest remains() {
    String start = startLine();
    String method = start.substring(0, Math.max(0, start.indexOf(' ')));
    boolean answerable = Text.isToken(method) && !method.equals("ACK") && start.regionMatches(true, start.lastIndexOf(' ') + 1, "SIP/", 0, 4);
    if (!answerable) return null;
    SipRequest remains = new SipRequest(method, SipUri.of(null, "unread.invalid", -1), headersLeft(), new byte[0]);
    remains.via();   // without one that can be read there is no way back
    return remains;
  }

  private Headers headersLeft() {
    List<Headers.Field> fields = new ArrayList<>(8);
    Set<String> seen = new HashSet<>();
    for (int lines = 0; lines < MOST_HEADERS && at < end; lines++) {
      int lineEnd = lineEnd();
      if (trimmed(at, lineEnd) == at) break;
      try {
        Headers.Field field = field(lineEnd);
        if (field.name.equals(HeaderName.VIA) || (REPEATED.contains(field.name) && seen.add(field.name))) fields.add(field);
      } catch (MalformedSip unreadable) {
        at = afterLine(lineEnd);
      }
    }
    return new Headers(fields.toArray(Headers.Field[]::new));
  }

  private SipMessage message() {
    String start = startLine();
    Headers headers = headers();
    byte[] body = body(headers);
    return start.startsWith("SIP/") ? response(start, headers, body) : request(start, headers, body);
  }

  private String startLine() {
    while (at < end && (bytes[at] == '\r' || bytes[at] == '\n')) at++;   // RFC 3261 §7.5: empty lines before the start line are ignored
    int lineEnd = lineEnd();
    String start = text(at, trimmed(at, lineEnd));
    at = afterLine(lineEnd);
    return start;
  }

  private static SipResponse response(String line, Headers headers, byte[] body) {
    // Status-Line = SIP-Version SP Status-Code SP Reason-Phrase; peers leave out the last space with an empty phrase.
    if (line.length() < 11 || !line.startsWith("SIP/2.0 ") || (line.length() > 11 && line.charAt(11) != ' ')) throw new MalformedSip("not a status line");
    int status = (int) Text.number(line.substring(8, 11), 699);
    if (status < 100) throw new MalformedSip("not a status code");
    return new SipResponse(status, line.length() > 12 ? line.substring(12) : "", headers, body, false);
  }

  private static SipRequest request(String line, Headers headers, byte[] body) {
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || last == first) throw new MalformedSip("not a request line");
    String method = line.substring(0, first);
    String version = line.substring(last + 1);
    if (!Text.isToken(method)) throw new MalformedSip("not a method");
    if (!version.regionMatches(true, 0, "SIP/", 0, 4)) throw new MalformedSip("not a request line");
    if (!version.equalsIgnoreCase("SIP/2.0")) throw new MalformedSip(505, "another version");
    String uri = line.substring(first + 1, last);
    return new SipRequest(method, SipUri.parse(uri), headers, body);
  }

  private Headers headers() {
    List<Headers.Field> fields = new ArrayList<>(20);
    while (true) {
      if (at >= end) throw new MalformedSip("the headers have no end");
      int lineEnd = lineEnd();
      if (trimmed(at, lineEnd) == at) {
        at = afterLine(lineEnd);
        return new Headers(fields.toArray(Headers.Field[]::new));
      }
      if (fields.size() == MOST_HEADERS) throw new MalformedSip(513, "too many headers");
      fields.add(field(lineEnd));
    }
  }

  private Headers.Field field(int firstEnd) {
    int start = at;
    int lineEnd = firstEnd;
    int next = afterLine(lineEnd);
    while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {   // a fold: the line goes on
      at = next;
      lineEnd = lineEnd();
      next = afterLine(lineEnd);
    }
    if (lineEnd - start > LONGEST_LINE) throw new MalformedSip(513, "a header is too long");
    int colon = start;
    while (colon < lineEnd && Text.isTokenCharacter(bytes[colon])) colon++;
    int nameEnd = colon;
    while (colon < lineEnd && (bytes[colon] == ' ' || bytes[colon] == '\t')) colon++;
    if (nameEnd == start || colon >= lineEnd || bytes[colon] != ':') throw new MalformedSip("a header line has no name");
    int from = colon + 1;
    int to = trimmed(from, lineEnd);
    while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) from++;
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0 && bytes[i - 1] != '\\') throw new MalformedSip("a header holds NUL");   // RFC 3261 §25.1: only a quoted pair may
      if (bytes[i] == '\r' && bytes[i + 1] != '\n') throw new MalformedSip("a header holds a lone CR");   // others would see a line end there
    }
    at = next;
    return new Headers.Field(HeaderName.of(bytes, start, nameEnd), bytes, from, to);
  }

  /// RFC 3261 §18.3: over a datagram the body ends with it, and what follows Content-Length is dropped; too little is an error. The stream framer has cut
  /// by the same length.
  private byte[] body(Headers headers) {
    int there = end - at;
    List<String> lengths = headers.all(HeaderName.CONTENT_LENGTH);
    if (lengths.isEmpty()) return Arrays.copyOfRange(bytes, at, end);
    if (lengths.stream().distinct().count() > 1) throw new MalformedSip("two different Content-Lengths");
    int length = (int) Text.number(lengths.getFirst(), SipMessage.LONGEST);
    if (length > there) throw new MalformedSip("the body is shorter than its Content-Length");
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  private static void checkMandatory(SipMessage message) {
    for (String name : new String[] {HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ}) {
      if (message.headers().count(name) != 1) throw new MalformedSip("needs exactly one " + name);
    }
    if (message.callId().isEmpty() || message.callId().length() > 512) throw new MalformedSip("not a Call-ID");
    message.from();
    message.to();
    message.via();
    List<String> hops = Text.elements(Objects.requireNonNull(message.headers().first(HeaderName.VIA)));
    for (String hop : hops.subList(1, hops.size())) Via.parse(hop);
    CSeq cseq = message.cseq();
    if (message instanceof SipRequest request && !cseq.method().equals(request.methodName())) throw new MalformedSip("CSeq of another method");
  }

  /// Where the line at `at` ends: its LF, or the end of the bytes. A lone CR or LF ends a line too; a line without any end is an error.
  private int lineEnd() {
    for (int i = at; i < end; i++) if (bytes[i] == '\n') return i;
    throw new MalformedSip("a line has no end");
  }

  private static int afterLine(int lineEnd) { return lineEnd + 1; }

  private int trimmed(int from, int lineEnd) {
    int to = lineEnd;
    while (to > from && (bytes[to - 1] == '\r' || bytes[to - 1] == '\n' || bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) to--;
    return to;
  }

  private String text(int from, int to) {
    if (to - from > LONGEST_LINE) throw new MalformedSip(414, "a start line is too long");
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
