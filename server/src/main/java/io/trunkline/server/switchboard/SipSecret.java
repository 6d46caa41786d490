package io.trunkline.server.switchboard;

import io.trunkline.server.directory.StationCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Generated passwords of SIP and the hashes that are kept of them (HA1 of RFC 7616 §3.4.2). Never a person's own password.
final class SipSecret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SipSecret() {}

  /// 144 random bits, in characters that every phone's form takes.
  static String password() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String username(String prefix) {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }

  static String ha1(String algorithm, String username, String password) {
    String secret = username + ":" + StationCredential.REALM + ":" + password;
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every JDK has " + algorithm, missing);
    }
  }
}
