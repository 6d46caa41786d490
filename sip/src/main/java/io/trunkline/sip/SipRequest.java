package io.trunkline.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A request. `methodName` is the word as it came, also where `method` is [Method#OTHER].
public final class SipRequest implements SipMessage {
  private final String methodName;
  private final Method method;
  private final SipUri uri;
  private final Headers headers;
  private final byte[] body;

  SipRequest(String methodName, SipUri uri, Headers headers, byte[] body) {
    this.methodName = methodName;
    this.method = Method.of(methodName);
    this.uri = uri;
    this.headers = headers;
    this.body = body;
  }

  /// A request outside of any dialog, to be completed by the stack: it adds `Via`, `Max-Forwards`, `Call-ID`, `CSeq`, the tag of `From`, `To`, `User-Agent`
  /// where they are missing.
  public static SipRequest of(Method method, SipUri uri, Headers headers) { return new SipRequest(method.name(), uri.asRequestUri(), headers, new byte[0]); }

  public Method method() { return method; }

  public String methodName() { return methodName; }

  public SipUri uri() { return uri; }

  @Override public Headers headers() { return headers; }

  @Override public byte[] body() { return body.length == 0 ? body : body.clone(); }

  public boolean is(Method wanted) { return method == wanted; }

  /// Whether it claims to belong to a dialog: its `To` has a tag.
  public boolean isInDialog() { return to().tag() != null; }

  public SipRequest withHeaders(Headers changed) { return new SipRequest(methodName, uri, changed, body); }

  public SipRequest withUri(SipUri changed) { return new SipRequest(methodName, changed, headers, body); }

  public SipRequest with(String name, String value) { return withHeaders(headers.with(name, value)); }

  public SipRequest and(String name, String value) { return withHeaders(headers.and(name, value)); }

  public SipRequest withBody(String contentType, String text) {
    return new SipRequest(methodName, uri, headers.with(HeaderName.CONTENT_TYPE, contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /// With where it really came from in its topmost `Via`, for the way back (RFC 3261 §18.2.1, RFC 3581 §4).
  public SipRequest receivedFrom(InetSocketAddress source) {
    Via via = via();
    String address = source.getAddress().getHostAddress();
    boolean asked = via.parameters().has("rport");
    String sentFrom = via.host().startsWith("[") ? via.host().substring(1, via.host().length() - 1) : via.host();
    if (!asked && sentFrom.equals(address) && !via.parameters().has("received")) return this;
    Via marked = via.with("received", address);
    if (asked) marked = marked.with("rport", String.valueOf(source.getPort()));
    List<String> line = new ArrayList<>(Text.elements(Objects.requireNonNull(headers.first(HeaderName.VIA))));
    line.set(0, marked.toString());
    return withHeaders(headers.withFirst(HeaderName.VIA, String.join(", ", line)));
  }

  @Override public byte[] toBytes() { return Printer.print(methodName + ' ' + uri + " SIP/2.0", headers, body); }

  @Override public String toString() { return methodName + ' ' + uri.scheme() + ':' + uri.host(); }
}
