package io.trunkline.sip;

import io.trunkline.sip.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request or response: immutable, its headers decoded when asked for. The accessors of the headers that every message must carry were checked
/// when it was parsed; others throw [MalformedSip] if the peer wrote nonsense.
public sealed interface SipMessage permits SipRequest, SipResponse {
  /// Longer messages are refused; a datagram can't be longer either.
  int LONGEST = 65_535;

  Headers headers();

  /// A copy of the body; empty if there is none.
  byte[] body();

  /// The whole message as it goes over the wire, with the right `Content-Length`.
  byte[] toBytes();

  /// Throws [MalformedSip] for bytes that are no message.
  static SipMessage parse(byte[] bytes) { return SipParser.parse(bytes, 0, bytes.length); }

  /// Of a request that [#parse] refused: what an answer needs. Null if nobody waits for one. Its headers may be missing or unreadable, but for the topmost `Via`.
  static @Nullable SipRequest remainsOf(byte[] bytes) { return SipParser.remains(bytes); }

  default String callId() { return required(HeaderName.CALL_ID); }

  default CSeq cseq() { return required(HeaderName.CSEQ, CSeq.class, CSeq::parse); }

  default NameAddr from() { return required(HeaderName.FROM, NameAddr.class, NameAddr::parse); }

  default NameAddr to() { return required(HeaderName.TO, NameAddr.class, NameAddr::parse); }

  /// The topmost `Via`: that of the hop which sent us this, or, in a response, ours.
  default Via via() { return required(HeaderName.VIA, Via.class, Via::topmost); }

  default List<NameAddr> contacts() {
    return headers().elements(HeaderName.CONTACT).stream().filter(text -> !text.equals("*")).map(NameAddr::parse).toList();
  }

  /// The addresses in a header that a call can do without, such as `P-Asserted-Identity`: those that can be read.
  default List<NameAddr> addresses(String name) {
    List<NameAddr> readable = new ArrayList<>();
    for (String line : headers().all(name)) addTo(readable, line);
    return readable;
  }

  private static void addTo(List<NameAddr> readable, String line) {
    try {
      for (String element : Text.elements(line)) readable.add(NameAddr.parse(element));
    } catch (MalformedSip nonsense) {
      // what follows it in its line doesn't count either: who knows where it begins
    }
  }

  default @Nullable NameAddr contact() {
    List<NameAddr> contacts = contacts();
    return contacts.isEmpty() ? null : contacts.getFirst();
  }

  default @Nullable String contentType() {
    String type = headers().first(HeaderName.CONTENT_TYPE);
    if (type == null) return null;
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(java.util.Locale.ROOT);
  }

  /// The session description, if the body is one.
  default @Nullable SessionDescription sdp() {
    return "application/sdp".equals(contentType()) && body().length > 0 ? SessionDescription.parse(new String(body(), StandardCharsets.UTF_8)) : null;
  }

  /// The first `Reason` of the given protocol, such as `Q.850` (RFC 3326). What can't be read counts as none: a reason is said with the end of a call, which
  /// must come about whatever the peer writes there.
  default @Nullable Reason reason(String protocol) {
    try {
      for (String element : headers().elements(HeaderName.REASON)) {
        Reason reason = Reason.parse(element);
        if (reason.protocol().equalsIgnoreCase(protocol)) return reason;
      }
      return null;
    } catch (MalformedSip nonsense) {
      return null;
    }
  }

  private String required(String name) {
    String value = headers().first(name);
    if (value == null) throw new MalformedSip("no " + name);
    return value;
  }

  private <T> T required(String name, Class<T> type, Function<String, T> decode) {
    T decoded = headers().first(name, type, decode);
    if (decoded == null) throw new MalformedSip("no " + name);
    return decoded;
  }
}
