package io.trunkline.media;

/// The two codecs of ITU-T G.711, with their static payload types (RFC 3551 §6). Both have 8,000 one-byte samples a second.
public enum Codec {
  PCMU(0, (byte) 0xFF),
  PCMA(8, (byte) 0xD5);

  private final int payloadType;
  private final byte silence;

  Codec(int payloadType, byte silence) {
    this.payloadType = payloadType;
    this.silence = silence;
  }

  public int payloadType() { return payloadType; }

  /// The sample of the smallest amplitude.
  public byte silence() { return silence; }
}
