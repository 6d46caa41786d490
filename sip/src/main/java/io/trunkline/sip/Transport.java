package io.trunkline.sip;

import java.util.Locale;

/// How messages travel: the word in `Via` and, in lower case, in a URI's `transport` parameter.
public enum Transport {
  UDP(false), TCP(true), TLS(true), WS(true), WSS(true);

  private final boolean reliable;

  Transport(boolean reliable) { this.reliable = reliable; }

  /// Reliable transports carry no retransmissions of ours but those of a 2xx (RFC 3261 §17).
  public boolean isReliable() { return reliable; }

  /// Whether the far end can only be reached over the connection that it opened (RFC 7118 §5).
  public boolean isWebSocket() { return this == WS || this == WSS; }

  public String parameter() { return name().toLowerCase(Locale.ROOT); }
}
