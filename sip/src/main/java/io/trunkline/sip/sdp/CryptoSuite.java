package io.trunkline.sip.sdp;

/// The crypto suites that we speak (RFC 4568 §6.2, RFC 7714 §14.1).
public enum CryptoSuite {
  AEAD_AES_256_GCM(44), AEAD_AES_128_GCM(28), AES_CM_128_HMAC_SHA1_80(30), AES_CM_128_HMAC_SHA1_32(30);

  private final int keyBytes;

  CryptoSuite(int keyBytes) { this.keyBytes = keyBytes; }

  /// Of master key and salt together.
  int keyBytes() { return keyBytes; }
}
