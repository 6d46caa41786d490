package io.trunkline.sip;

import java.nio.charset.StandardCharsets;

/// A response. [#isOurs] marks one that no peer sent: 408 after a transaction's timeout, 503 after a transport's failure (RFC 3261 §8.1.3.1).
public final class SipResponse implements SipMessage {
  private final int status;
  private final String reasonPhrase;
  private final Headers headers;
  private final byte[] body;
  private final boolean ours;

  SipResponse(int status, String reasonPhrase, Headers headers, byte[] body, boolean ours) {
    this.status = status;
    this.reasonPhrase = reasonPhrase;
    this.headers = headers;
    this.body = body;
    this.ours = ours;
  }

  /// The beginning of a response (RFC 3261 §8.2.6.2): Via, From, To, Call-ID and CSeq copied, `Record-Route` too where it may make a dialog.
  public static SipResponse to(SipRequest request, int status) { return to(request, status, Status.phrase(status)); }

  public static SipResponse to(SipRequest request, int status, String reasonPhrase) {
    Headers headers = request.headers().only(HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);
    return new SipResponse(status, reasonPhrase, headers, new byte[0], false);
  }

  /// What the user of a transaction hears when no peer answered.
  public static SipResponse ours(SipRequest request, int status, String why) {
    return new SipResponse(status, why, to(request, status).headers, new byte[0], true);
  }

  public int status() { return status; }

  public String reasonPhrase() { return reasonPhrase; }

  public boolean isOurs() { return ours; }

  public boolean isProvisional() { return status < 200; }

  public boolean isSuccess() { return status >= 200 && status < 300; }

  @Override public Headers headers() { return headers; }

  @Override public byte[] body() { return body.length == 0 ? body : body.clone(); }

  public SipResponse withHeaders(Headers changed) { return new SipResponse(status, reasonPhrase, changed, body, ours); }

  public SipResponse with(String name, String value) { return withHeaders(headers.with(name, value)); }

  public SipResponse and(String name, String value) { return withHeaders(headers.and(name, value)); }

  public SipResponse withBody(String contentType, String text) {
    return new SipResponse(status, reasonPhrase, headers.with(HeaderName.CONTENT_TYPE, contentType), text.getBytes(StandardCharsets.UTF_8), ours);
  }

  @Override public byte[] toBytes() { return Printer.print("SIP/2.0 " + status + ' ' + reasonPhrase, headers, body); }

  @Override public String toString() { return status + " " + reasonPhrase; }
}
