package io.trunkline.media;

/// What we do with a leg after the SDP exchange, seen from us: a peer that offered `sendonly` (hold) gives us [#RECEIVE_ONLY].
public enum Direction {
  SEND_AND_RECEIVE(true, true),
  SEND_ONLY(true, false),
  RECEIVE_ONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  public boolean sends() { return sends; }

  public boolean receives() { return receives; }
}
