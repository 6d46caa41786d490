package io.trunkline.sip;

/// Bytes or text that are not SIP as RFC 3261 §25 writes it. Thrown where a message is parsed, and where a lazily decoded header is first read;
/// the stack answers such a request with [#status] if its source may have an answer at all.
public final class MalformedSip extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public MalformedSip(String what) { this(400, what); }

  public MalformedSip(int status, String what) {
    super(what, null, false, false);   // no stack trace: scanners send these by the thousand
    this.status = status;
  }

  /// The SIP status that says what is wrong: 400, 416 (URI scheme), 505 (version) or 513 (too large).
  public int status() { return status; }
}
