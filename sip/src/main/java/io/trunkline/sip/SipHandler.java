package io.trunkline.sip;

/// What the user of a stack does with requests. Called on the loop of the request's Call-ID; must not block.
public interface SipHandler {
  /// Asked for each request that matches neither a transaction nor a dialog, before anything is kept of it.
  Admission admit(Source source, SipRequest request);

  /// A new call. It was answered 100; it must get a final response sooner or later.
  void invited(IncomingInvite invite);

  /// Any other request outside of dialogs: REGISTER, OPTIONS, MESSAGE, SUBSCRIBE …. It must get a response.
  void requested(IncomingRequest request);
}
