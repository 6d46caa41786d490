package io.trunkline.sip;

import java.nio.charset.StandardCharsets;

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

  @Override public byte[] toBytes() { return Printer.print(methodName + ' ' + uri + " SIP/2.0", headers, body); }

  @Override public String toString() { return methodName + ' ' + uri.scheme() + ':' + uri.host(); }
}
