package io.trunkline.sip;

import io.trunkline.sip.sdp.SessionDescription;

/// Our answer to a re-INVITE or UPDATE. The first call counts. For an offerless re-INVITE `accept` carries our offer, and
/// `answered` is then told by [InviteListener#confirmed].
public interface Reply {
  void accept(SessionDescription sdp);

  /// Mostly 488 (not acceptable here) or 491 (busy with a change of our own). The session stays as it was.
  void reject(int status);
}
