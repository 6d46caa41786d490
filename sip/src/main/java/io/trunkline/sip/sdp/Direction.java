package io.trunkline.sip.sdp;

import java.util.Locale;

/// Which way media flows, as the side that says it sees it (RFC 3264 §5.1).
public enum Direction {
  SENDRECV(true, true), SENDONLY(true, false), RECVONLY(false, true), INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  public boolean sends() { return sends; }

  public boolean receives() { return receives; }

  public String attribute() { return name().toLowerCase(Locale.ROOT); }

  public static Direction of(boolean sends, boolean receives) { return sends ? receives ? SENDRECV : SENDONLY : receives ? RECVONLY : INACTIVE; }

  /// The same stream as the other side sees it.
  public Direction reversed() { return of(receives, sends); }

  /// What we may say in an answer when we want `wanted` and the peer offered `this`: no more than it grants.
  public Direction answer(Direction wanted) { return of(wanted.sends && receives, wanted.receives && sends); }
}
