package io.trunkline.sip.internal;

import io.trunkline.sip.Via;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Names that no one can guess (RFC 3261 §19.3): tags, branches, Call-IDs.
final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  private Tokens() {}

  static String tag() { return hex(8); }

  static String branch() { return Via.COOKIE + hex(12); }

  static String callId() { return hex(16); }

  /// 0 inclusive to `bound` exclusive.
  static int below(int bound) { return RANDOM.nextInt(bound); }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HEX.formatHex(random);
  }
}
