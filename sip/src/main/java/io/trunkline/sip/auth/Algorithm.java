package io.trunkline.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hashes of digest authentication that phones know (RFC 7616, RFC 8760).
public enum Algorithm {
  MD5("MD5", "MD5"), SHA_256("SHA-256", "SHA-256");

  private final String token;
  private final String jca;

  Algorithm(String token, String jca) {
    this.token = token;
    this.jca = jca;
  }

  /// As it stands in `algorithm=`.
  public String token() { return token; }

  static Optional<Algorithm> of(String token) {
    for (Algorithm algorithm : values()) if (algorithm.token.equalsIgnoreCase(token)) return Optional.of(algorithm);
    return Optional.empty();
  }

  /// The hash of a text, in lower-case hexadecimal.
  public String hash(String text) { return hash(text.getBytes(StandardCharsets.UTF_8)); }

  String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(jca).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + jca, e);
    }
  }

  /// H(username:realm:password): what a server keeps in place of the password.
  public String ha1(String username, String realm, String password) { return hash(username + ':' + realm + ':' + password); }
}
