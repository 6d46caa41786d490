package io.trunkline.sip;

/// An attempt of ours to call someone. Thread-safe.
public interface OutgoingInvite {
  String callId();

  /// Gives up: CANCEL with this reason as soon as the peer has answered provisionally (RFC 3261 §9.1); if a 2xx crosses it, ACK and BYE. The listener
  /// hears [InviteListener#failed] with 487, unless it heard of another end before. After the answer this does nothing.
  void cancel(Reason reason);
}
