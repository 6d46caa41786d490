package io.trunkline.acceptance.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers a digest challenge (RFC 7616, RFC 8760): MD5 or SHA-256, with or without `qop=auth`.
record Digest(String user, String password) {
  private static final String CNONCE = "0a4f113b";

  String answer(String challenge, String method, String uri) {
    String realm = field(challenge, "realm");
    String nonce = field(challenge, "nonce");
    String opaque = field(challenge, "opaque");
    String algorithm = field(challenge, "algorithm").isEmpty() ? "MD5" : field(challenge, "algorithm");
    boolean qop = field(challenge, "qop").contains("auth");
    String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
    String ha2 = hash(algorithm, method + ":" + uri);
    String response = hash(algorithm, qop ? ha1 + ":" + nonce + ":00000001:" + CNONCE + ":auth:" + ha2 : ha1 + ":" + nonce + ":" + ha2);
    return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response
        + "\", algorithm=" + algorithm + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"")
        + (qop ? ", qop=auth, nc=00000001, cnonce=\"" + CNONCE + "\"" : "");
  }

  /// Whether this answer to a challenge was made with our password (RFC 7616 §3.4.1, `qop=auth`).
  boolean isRight(String authorization, String method) {
    String algorithm = field(authorization, "algorithm").isEmpty() ? "MD5" : field(authorization, "algorithm");
    String ha1 = hash(algorithm, user + ":" + field(authorization, "realm") + ":" + password);
    String ha2 = hash(algorithm, method + ":" + field(authorization, "uri"));
    String right = hash(algorithm, String.join(":", ha1, field(authorization, "nonce"), field(authorization, "nc"), field(authorization, "cnonce"), "auth", ha2));
    return user.equals(field(authorization, "username")) && right.equals(field(authorization, "response"));
  }

  private static String field(String challenge, String name) {
    Matcher m = Pattern.compile("(?i)\\b" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))").matcher(challenge);
    if (!m.find()) return "";
    return m.group(1) != null ? m.group(1) : m.group(2);
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.toUpperCase(java.util.Locale.ROOT).startsWith("SHA-256") ? "SHA-256" : "MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
