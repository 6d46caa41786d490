package io.trunkline.sip.auth;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipUri;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Challenges requests and checks the answers (RFC 3261 §22, RFC 7616). A nonce proves by itself that it is ours and how old it is, so a scanner's first
/// request costs no memory; only nonces that were answered rightly are kept, with their highest count, so that an answer can't be played again.
/// Thread-safe.
public final class DigestServer {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_NONCES = 100_000;

  private final String realm;
  private final Ha1Store store;
  private final Duration nonceLife;
  private final List<Algorithm> offered;
  private final Mac sealing;   // only ever cloned
  private final SecureRandom random = new SecureRandom();
  /// Highest nonce count seen, by nonce; the eldest leave first.
  private final Map<String, Long> used = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) { return size() > MOST_NONCES; }
  };

  /// MD5 alone. Phones that know SHA-256 (RFC 8760) take MD5 as well, while many that don't stop at the first challenge that they don't know, wherever it
  /// stands: libre, and with it baresip up to 1.x. The secrets are long and random, so MD5's weakness gives nothing away.
  public DigestServer(String realm, Ha1Store store) { this(realm, store, Duration.ofMinutes(5), List.of(Algorithm.MD5)); }

  public DigestServer(String realm, Ha1Store store, Duration nonceLife, List<Algorithm> offered) {
    this.realm = realm;
    this.store = store;
    this.nonceLife = nonceLife;
    this.offered = List.copyOf(offered);
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.sealing = sealing(secret);
  }

  public String realm() { return realm; }

  /// Looks for an answer to one of our challenges in `Authorization`.
  public Verdict check(SipRequest request, Instant now) {
    for (String header : request.headers().all(HeaderName.AUTHORIZATION)) {
      Optional<Map<String, String>> answer = DigestParameters.parse(header).filter(said -> realm.equals(said.get("realm")));
      if (answer.isPresent()) return check(answer.get(), request, now);
    }
    return challenge(Verdict.Why.UNASKED, null, now);
  }

  private Verdict check(Map<String, String> said, SipRequest request, Instant now) {
    String username = said.get("username");
    String nonce = said.get("nonce");
    String response = said.get("response");
    String uri = said.get("uri");
    Optional<Algorithm> algorithm = Algorithm.of(said.getOrDefault("algorithm", "MD5")).filter(offered::contains);
    if (username == null || nonce == null || response == null || uri == null || algorithm.isEmpty()) return challenge(Verdict.Why.WRONG, username, now);
    Instant made = madeAt(nonce);
    // A nonce of a former process is too old like any other; one that never was ours is judged the same, since the two can't be told apart.
    if (made == null || made.plus(nonceLife).isBefore(now)) return challenge(Verdict.Why.STALE, username, now);
    String ha1 = store.ha1(username, realm, algorithm.get());
    // An unknown user costs as much time as a known one.
    String expected = expected(algorithm.get(), ha1 == null ? algorithm.get().hash(nonce) : ha1, said, request, uri);
    boolean right = MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), response.getBytes(StandardCharsets.UTF_8));
    if (ha1 == null || !right || !isSameTarget(uri, request.uri())) return challenge(Verdict.Why.WRONG, username, now);
    return isFresh(nonce, said) ? new Verdict.Accepted(username) : challenge(Verdict.Why.STALE, username, now);
  }

  private static String expected(Algorithm algorithm, String ha1, Map<String, String> said, SipRequest request, String uri) {
    String qop = said.get("qop");
    String method = request.methodName();
    String ha2 = algorithm.hash("auth-int".equals(qop) ? method + ':' + uri + ':' + algorithm.hash(request.body()) : method + ':' + uri);
    if (qop == null) return algorithm.hash(ha1 + ':' + said.get("nonce") + ':' + ha2);   // RFC 2069: old phones
    return algorithm.hash(ha1 + ':' + said.get("nonce") + ':' + said.get("nc") + ':' + said.get("cnonce") + ':' + qop + ':' + ha2);
  }

  /// The answer is bound to a URI; proxies may rewrite its host and parameters on the way, but not whom it calls.
  private static boolean isSameTarget(String uri, SipUri requested) {
    try {
      return Objects.equals(SipUri.parse(uri).user(), requested.user());
    } catch (MalformedSip malformed) {
      return false;
    }
  }

  private boolean isFresh(String nonce, Map<String, String> said) {
    long count = said.get("qop") == null ? Long.MAX_VALUE : count(said.get("nc"));
    synchronized (used) {
      long last = used.getOrDefault(nonce, 0L);
      if (count <= last) return false;
      used.put(nonce, count);
      return true;
    }
  }

  private static long count(@Nullable String text) {
    if (text == null || text.length() != 8) return 0;
    for (int i = 0; i < text.length(); i++) if (!HexFormat.isHexDigit(text.charAt(i))) return 0;
    return HexFormat.fromHexDigitsToLong(text);
  }

  private Verdict challenge(Verdict.Why why, @Nullable String username, Instant now) {
    Headers headers = Headers.NONE;
    String nonce = nonce(now);
    for (Algorithm algorithm : offered) {
      headers = headers.and(HeaderName.WWW_AUTHENTICATE, "Digest realm=\"" + realm + "\",nonce=\"" + nonce + "\",algorithm=" + algorithm.token()
          + ",qop=\"auth\"" + (why == Verdict.Why.STALE ? ",stale=true" : ""));
    }
    return new Verdict.Challenged(headers, why, username);
  }

  /// Time, randomness, and a seal over both.
  private String nonce(Instant now) {
    byte[] salt = new byte[6];
    random.nextBytes(salt);
    String head = HEX.toHexDigits(now.toEpochMilli()) + HEX.formatHex(salt);
    return head + seal(head);
  }

  private @Nullable Instant madeAt(String nonce) {
    if (nonce.length() != 60) return null;
    String head = nonce.substring(0, 28);
    if (!MessageDigest.isEqual(seal(head).getBytes(StandardCharsets.US_ASCII), nonce.substring(28).getBytes(StandardCharsets.UTF_8))) return null;
    return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(head, 0, 16));
  }

  private String seal(String head) {
    try {
      return HEX.formatHex(Arrays.copyOf(((Mac) sealing.clone()).doFinal((realm + head).getBytes(StandardCharsets.UTF_8)), 16));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK's HmacSHA256 can be cloned", e);
    }
  }

  private static Mac sealing(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
