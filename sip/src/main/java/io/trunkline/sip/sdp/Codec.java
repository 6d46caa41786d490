package io.trunkline.sip.sdp;

/// The audio formats that we speak: G.711 at 8 kHz with their static payload types (RFC 3551).
public enum Codec {
  PCMU(0), PCMA(8);

  private final int payloadType;

  Codec(int payloadType) { this.payloadType = payloadType; }

  public int payloadType() { return payloadType; }
}
