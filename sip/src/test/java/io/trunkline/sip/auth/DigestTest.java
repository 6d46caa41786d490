package io.trunkline.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigestTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Credentials RIGHT = new Credentials("1001-a", "Xk3 \"q\"");

  private final DigestServer server = server(List.of(Algorithm.MD5, Algorithm.SHA_256));

  private static DigestServer server(List<Algorithm> offered) {
    return new DigestServer("trunkline", (user, realm, algorithm) -> user.equals(RIGHT.username()) ? algorithm.ha1(user, realm, RIGHT.password()) : null,
        Duration.ofMinutes(5), offered);
  }

  private static SipRequest register() {
    return SipRequest.of(Method.REGISTER, SipUri.parse("sip:trunkline"), Headers.NONE.and(HeaderName.VIA, "SIP/2.0/UDP a;branch=z9hG4bK1")
        .and(HeaderName.FROM, "<sip:1001@trunkline>;tag=1").and(HeaderName.TO, "<sip:1001@trunkline>").and(HeaderName.CALL_ID, "c").and(HeaderName.CSEQ, "1 REGISTER"));
  }

  private static SipResponse challengeOf(SipRequest request, Verdict verdict) {
    SipResponse response = SipResponse.to(request, 401);
    return response.withHeaders(response.headers().and(((Verdict.Challenged) verdict).headers()));
  }

  private static SipRequest answered(DigestServer server, SipRequest request, Credentials credentials) {
    Headers answer = DigestClient.answer(request, challengeOf(request, server.check(request, NOW)), credentials);
    return request.withHeaders(request.headers().and(answer));
  }

  private static Verdict.Why why(Verdict verdict) { return ((Verdict.Challenged) verdict).why(); }

  @Test void theExampleOfRfc2617ComesOutRight() {
    Map<String, String> asked = DigestParameters.parse("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
        + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"").orElseThrow();
    assertThat(DigestClient.answer(asked, "GET", "/dir/index.html", new byte[0], new Credentials("Mufasa", "Circle Of Life"), "0a4f113b").orElseThrow())
        .contains("response=\"6629fae49393a05397450978507c4ef1\"", "qop=auth", "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
  }

  @Test void theSha256ExampleOfRfc7616ComesOutRight() {
    Map<String, String> asked = DigestParameters.parse("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, "
        + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"").orElseThrow();
    assertThat(DigestClient.answer(asked, "GET", "/dir/index.html", new byte[0], new Credentials("Mufasa", "Circle of Life"),
        "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ").orElseThrow()).contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void whoKnowsTheSecretIsAccepted(Algorithm algorithm) {
    DigestServer only = server(List.of(algorithm));
    assertThat(only.check(answered(only, register(), RIGHT), NOW)).isEqualTo(new Verdict.Accepted("1001-a"));
  }

  @Test void phonesSeeOneChallengeThatAllOfThemKnow() {
    DigestServer usual = new DigestServer("trunkline", (_, _, _) -> null);
    assertThat(challengeOf(register(), usual.check(register(), NOW)).headers().all(HeaderName.WWW_AUTHENTICATE)).singleElement().asString().contains("algorithm=MD5,");
  }

  @Test void theFirstRequestIsChallengedWithoutBlame() { assertThat(why(server.check(register(), NOW))).isEqualTo(Verdict.Why.UNASKED); }

  @Test void aWrongSecretAndAnUnknownUserLookTheSame() {
    assertThat(why(server.check(answered(server, register(), new Credentials("1001-a", "guess")), NOW))).isEqualTo(Verdict.Why.WRONG);
    assertThat(why(server.check(answered(server, register(), new Credentials("nobody", "guess")), NOW))).isEqualTo(Verdict.Why.WRONG);
  }

  @Test void anAnswerCannotBePlayedAgain() {
    SipRequest request = answered(server, register(), RIGHT);
    assertThat(server.check(request, NOW)).isInstanceOf(Verdict.Accepted.class);
    assertThat(why(server.check(request, NOW))).isEqualTo(Verdict.Why.STALE);
  }

  @Test void anOldNonceIsStaleAndTheClientMayTryAgain() {
    SipRequest request = answered(server, register(), RIGHT);
    Verdict verdict = server.check(request, NOW.plus(Duration.ofMinutes(6)));
    assertThat(why(verdict)).isEqualTo(Verdict.Why.STALE);
    assertThat(DigestClient.isStale(challengeOf(request, verdict))).isTrue();
  }

  @Test void aNonceOfAnotherServerIsStale() {
    assertThat(why(server(List.of(Algorithm.MD5)).check(answered(server, register(), RIGHT), NOW))).isEqualTo(Verdict.Why.STALE);
  }

  @Test void anAnswerForOneDestinationDoesNotServeForAnother() {
    SipRequest local = register().withUri(SipUri.parse("sip:1002@trunkline"));
    SipRequest stolen = answered(server, local, RIGHT).withUri(SipUri.parse("sip:0085299999999@trunkline"));
    assertThat(why(server.check(stolen, NOW))).isEqualTo(Verdict.Why.WRONG);
  }

  /// Digits of other scripts are digits to the JDK, but none of a number.
  @Test void aCountInFullWidthDigitsIsStale() {
    SipRequest request = answered(server, register(), RIGHT);
    String said = String.valueOf(request.headers().first(HeaderName.AUTHORIZATION));
    String fullWidth = "\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff11";
    String nonce = DigestParameters.parse(said).orElseThrow().get("nonce");
    String cnonce = DigestParameters.parse(said).orElseThrow().get("cnonce");
    String ha1 = Algorithm.MD5.ha1(RIGHT.username(), "trunkline", RIGHT.password());
    String response = Algorithm.MD5.hash(ha1 + ':' + nonce + ':' + fullWidth + ':' + cnonce + ":auth:" + Algorithm.MD5.hash("REGISTER:sip:trunkline"));
    String odd = said.replace("nc=00000001", "nc=" + fullWidth).replaceAll("response=\"[0-9a-f]+\"", "response=\"" + response + "\"");
    assertThat(why(server.check(request.with(HeaderName.AUTHORIZATION, odd), NOW))).isEqualTo(Verdict.Why.STALE);
  }

  @Test void nonsenseIsNoAnswer() {
    for (String header : List.of("Digest", "Digest realm=\"trunkline", "Basic abc", "Digest realm=\"trunkline\",nonce=\"\u0000\",username=\"a\",uri=\"b\",response=\"c\"")) {
      assertThat(server.check(register().and(HeaderName.AUTHORIZATION, header), NOW)).isInstanceOf(Verdict.Challenged.class);
    }
  }
}
