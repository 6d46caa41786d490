package io.trunkline.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hashes of digest authentication that phones know (RFC 7616, RFC 8760).
public enum Algorithm {
  MD5("MD5"), SHA_256("SHA-256");

  private static final HexFormat HEX = HexFormat.of();

  private final String token;
  @SuppressWarnings("ImmutableEnumChecker")   // only ever cloned: looking for a provider costs more than a hash
  private final MessageDigest fresh;

  Algorithm(String token) {
    this.token = token;
    try {
      this.fresh = MessageDigest.getInstance(token);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + token, e);
    }
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
      return HEX.formatHex(((MessageDigest) fresh.clone()).digest(bytes));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK's " + token + " can be cloned", e);
    }
  }

  /// H(username:realm:password): what a server keeps in place of the password.
  public String ha1(String username, String realm, String password) { return hash(username + ':' + realm + ':' + password); }
}
