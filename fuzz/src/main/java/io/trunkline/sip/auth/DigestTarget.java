package io.trunkline.sip.auth;

import io.trunkline.fuzz.Target;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Credentials that we check, and challenges that we answer.
public final class DigestTarget implements Target {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final SipRequest REQUEST = SipRequest.of(Method.REGISTER, SipUri.of(null, "example.com", -1), Headers.NONE);

  private final DigestServer server = new DigestServer("example.com", (_, _, algorithm) -> algorithm.hash("a:example.com:b"), Duration.ofMinutes(5), List.of(Algorithm.MD5, Algorithm.SHA_256));

  @Override public List<byte[]> seeds() {
    return List.of("Digest username=\"alice\", realm=\"example.com\", nonce=\"" + "0".repeat(60) + "\", uri=\"sip:example.com\", response=\"1\", algorithm=MD5, cnonce=\"x\", qop=auth, nc=00000001",
        "Digest realm=\"example.com\",nonce=\"a\\\"b\",algorithm=SHA-256,qop=\"auth,auth-int\",stale=true,opaque=\"\"", "NoOneKnowsThisScheme opaque-data=here").stream().map(Target::bytes).toList();
  }

  @Override public List<String> words() { return List.of("Digest ", ",", "\"", "\\", "=", "qop=", "auth-int", "nc=", "algorithm=", "uri=", " ", "\t", "０"); }

  @Override public void eat(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    var _ = server.check(REQUEST.and(HeaderName.AUTHORIZATION, text), NOON);
    SipResponse challenge = SipResponse.ours(REQUEST, 401, "x").and(HeaderName.WWW_AUTHENTICATE, text);
    Headers answer = DigestClient.answer(REQUEST, challenge, new Credentials("a", "b"));
    var _ = DigestClient.isStale(challenge);
    var _ = server.check(REQUEST.withHeaders(REQUEST.headers().and(answer)), NOON);
  }
}
