package io.trunkline.media.recording;

/// A key that segments are sealed under: one of a tenant's. The segment names its id and derives a key of its own from it.
public final class SegmentKey {
  public static final int LENGTH = 32;

  private final String id;
  private final byte[] secret;

  /// @param id      at most 64 ASCII characters
  /// @param secret  32 bytes, copied
  public SegmentKey(String id, byte[] secret) {
    if (secret.length != LENGTH) throw new IllegalArgumentException("a segment key has " + LENGTH + " bytes");
    if (id.isEmpty() || id.length() > 64) throw new IllegalArgumentException("key id of 1 to 64 characters");
    this.id = id;
    this.secret = secret.clone();
  }

  public String id() { return id; }

  byte[] secret() { return secret.clone(); }

  @Override public String toString() { return "SegmentKey[" + id + "]"; }
}
