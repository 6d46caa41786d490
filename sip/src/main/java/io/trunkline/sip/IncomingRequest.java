package io.trunkline.sip;

/// A request that wants one final response. The first one given is sent, later ones are ignored.
public interface IncomingRequest {
  SipRequest request();

  Source source();

  default void respond(int status) { respond(status, Status.phrase(status), Headers.NONE); }

  void respond(int status, String reasonPhrase, Headers extra);

  /// A whole response, made by [SipResponse#to]; a tag is added to `To` if it has none.
  void respond(SipResponse response);
}
