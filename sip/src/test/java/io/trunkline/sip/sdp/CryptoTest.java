package io.trunkline.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys in session descriptions (RFC 4568).
class CryptoTest {
  private static final String SECRET = Base64.getEncoder().encodeToString("0123456789012345678901234567890123456789ABCD".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  private static final String THEIRS = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";   // RFC 4568 §9.1
  private static final LocalAudio OURS = new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA), Direction.SENDRECV, 7, 1, null, SECRET, null);

  private static SessionDescription offer(String protocol, String... crypto) {
    StringBuilder text = new StringBuilder("v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio 4000 " + protocol + " 8 101\r\n");
    for (String line : crypto) text.append("a=crypto:").append(line).append("\r\n");
    return SessionDescription.parse(text.toString());
  }

  @Test void theFirstSuiteThatWeSpeakIsAnsweredUnderItsTagWithAKeyOfOurs() {
    var answer = OfferAnswer.answer(offer("RTP/SAVP", "1 F8_128_HMAC_SHA1_80 inline:" + THEIRS + "|2^20|1:4",
        "2 AES_CM_128_HMAC_SHA1_32 inline:" + THEIRS + "|2^31", "3 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS), OURS).orElseThrow();
    MediaDescription audio = answer.sdp().media().getFirst();
    assertThat(audio.protocol()).isEqualTo("RTP/SAVP");
    String ours = Base64.getEncoder().encodeToString("012345678901234567890123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(audio.attributes("crypto")).containsExactly("2 AES_CM_128_HMAC_SHA1_32 inline:" + ours);
    assertThat(answer.agreement().keys()).isEqualTo(new Crypto.Keys(CryptoSuite.AES_CM_128_HMAC_SHA1_32, ours, THEIRS));
    assertThat(answer.agreement().toString()).as("what a log might say").doesNotContain(THEIRS, ours);
  }

  @ParameterizedTest @ValueSource(strings = {"1 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS + "|1:4" + " UNENCRYPTED_SRTP", "1 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS + "|2^20|1:4",
      "1 AES_CM_128_HMAC_SHA1_80 inline:dG9vIHNob3J0", "1 AES_CM_128_HMAC_SHA1_80 inline:***", "1 AES_CM_128_HMAC_SHA1_80", "x AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS,
      "1 AEAD_AES_128_GCM inline:" + THEIRS, "1 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS + ";inline:" + THEIRS, ""})
  void anOfferWithoutAKeyThatWeCanUseIsRefused(String line) { assertThat(OfferAnswer.answer(offer("RTP/SAVP", line), OURS)).isEmpty(); }

  @Test void keysOfPlainRtpMeanNothing() {
    var answer = OfferAnswer.answer(offer("RTP/AVP", "1 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS), OURS).orElseThrow();
    assertThat(answer.agreement().keys()).isNull();
    assertThat(answer.sdp().media().getFirst().attributes("crypto")).isEmpty();
  }

  @Test void whoHasNoSecretRefuses() {
    assertThat(OfferAnswer.answer(offer("RTP/SAVP", "1 AES_CM_128_HMAC_SHA1_80 inline:" + THEIRS), new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA), Direction.SENDRECV, 7, 1, null))).isEmpty();
  }

  @Test void anOfferOfOursAsksAgainForWhatWasAgreed() {
    for (CryptoSuite suite : CryptoSuite.values()) {
      LocalAudio secured = OURS.securedBy(suite);
      SessionDescription offer = OfferAnswer.offer(secured.next(Direction.SENDONLY));
      assertThat(offer.media().getFirst().protocol()).isEqualTo("RTP/SAVP");
      var answer = OfferAnswer.answer(offer, OURS).orElseThrow();
      assertThat(OfferAnswer.agreed(secured, answer.sdp()).orElseThrow().keys()).isEqualTo(answer.agreement().keys());
      assertThat(OfferAnswer.agreed(secured, offer("RTP/AVP"))).as("an answer in the clear").isEmpty();
    }
  }
}
