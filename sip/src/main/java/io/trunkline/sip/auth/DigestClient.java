package io.trunkline.sip.auth;

import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers the challenges of a 401 or 407 (RFC 3261 §22, RFC 7616): the topmost one whose algorithm we know.
public final class DigestClient {
  private static final SecureRandom RANDOM = new SecureRandom();

  private DigestClient() {}

  /// The header to add to the next attempt of this request; none if no challenge can be answered.
  public static Headers answer(SipRequest request, SipResponse challenge, Credentials credentials) {
    boolean proxy = challenge.status() == 407;
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    String cnonce = HexFormat.of().formatHex(random);
    for (String header : challenge.headers().all(proxy ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE)) {
      Optional<String> answer = DigestParameters.parse(header)
          .flatMap(asked -> answer(asked, request.methodName(), request.uri().toString(), request.body(), credentials, cnonce));
      if (answer.isPresent()) return Headers.NONE.and(proxy ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION, answer.get());
    }
    return Headers.NONE;
  }

  /// Whether a challenge that follows our answer says only that its nonce was too old: then answering once more may help.
  public static boolean isStale(SipResponse challenge) {
    return challenge.headers().all(challenge.status() == 407 ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE).stream()
        .map(DigestParameters::parse).flatMap(Optional::stream).anyMatch(asked -> "true".equalsIgnoreCase(asked.get("stale")));
  }

  static Optional<String> answer(Map<String, String> asked, String method, String uri, byte[] body, Credentials credentials, String cnonce) {
    Optional<Algorithm> known = Algorithm.of(asked.getOrDefault("algorithm", "MD5"));
    String realm = asked.get("realm");
    String nonce = asked.get("nonce");
    if (known.isEmpty() || realm == null || nonce == null) return Optional.empty();
    Algorithm algorithm = known.get();
    String ha1 = algorithm.ha1(credentials.username(), realm, credentials.password());
    String qop = qop(asked.get("qop"));
    String ha2 = algorithm.hash(qop.equals("auth-int") ? method + ':' + uri + ':' + algorithm.hash(body) : method + ':' + uri);
    String response = algorithm.hash(qop.isEmpty() ? ha1 + ':' + nonce + ':' + ha2 : ha1 + ':' + nonce + ":00000001:" + cnonce + ':' + qop + ':' + ha2);
    StringBuilder text = new StringBuilder("Digest username=\"").append(escaped(credentials.username())).append("\",realm=\"").append(escaped(realm))
        .append("\",nonce=\"").append(escaped(nonce)).append("\",uri=\"").append(uri).append("\",response=\"").append(response)
        .append("\",algorithm=").append(asked.getOrDefault("algorithm", "MD5"));
    if (!qop.isEmpty()) text.append(",cnonce=\"").append(cnonce).append("\",qop=").append(qop).append(",nc=00000001");
    if (asked.containsKey("opaque")) text.append(",opaque=\"").append(escaped(asked.get("opaque"))).append('"');
    return Optional.of(text.toString());
  }

  private static String qop(@org.jspecify.annotations.Nullable String offered) {
    if (offered == null) return "";
    String lower = offered.toLowerCase(Locale.ROOT);
    return Arrays.stream(lower.split(",", -1)).map(String::strip).anyMatch("auth"::equals) ? "auth" : lower.contains("auth-int") ? "auth-int" : "";
  }

  private static String escaped(String text) { return text.replace("\\", "\\\\").replace("\"", "\\\""); }
}
