package io.trunkline.sip;

import io.trunkline.kernel.Cause;

/// Who ended a dialog or gave up an attempt, and why.
public record EndReason(By by, Cause cause, String detail) {
  public enum By {
    /// BYE or CANCEL came.
    PEER,
    /// We sent BYE.
    US,
    /// No ACK, no answer to a request, a session timer that ran out: the peer is gone.
    TIMEOUT,
    /// A `Reason: SIP;cause=200` came with the CANCEL: another branch was answered (RFC 3326).
    ELSEWHERE
  }
}
