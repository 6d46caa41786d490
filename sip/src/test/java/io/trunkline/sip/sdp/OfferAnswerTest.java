package io.trunkline.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.sip.MalformedSip;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {
  private static final LocalAudio PLAIN = new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA, Codec.PCMU), Direction.SENDRECV, 7, 1, null);
  private static final LocalAudio BROWSERS = new LocalAudio("192.0.2.1", 20_002, List.of(Codec.PCMA, Codec.PCMU), Direction.SENDRECV, 7, 1,
      new WebRtc("ufrag", "password", "sha-256 AA:BB", "passive"));

  private static SessionDescription offer(String... lines) {
    return SessionDescription.parse("v=0\r\no=p 1 1 IN IP4 198.51.100.1\r\ns=-\r\nc=IN IP4 198.51.100.1\r\nt=0 0\r\n" + String.join("\r\n", lines) + "\r\n");
  }

  /// What Chromium offers, shortened.
  private static SessionDescription chromium() {
    return SessionDescription.parse("v=0\r\no=- 5634 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\na=msid-semantic: WMS\r\n"
        + "m=audio 53964 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126\r\nc=IN IP4 10.0.0.7\r\na=rtcp:9 IN IP4 0.0.0.0\r\n"
        + "a=candidate:1 1 udp 2113937151 10.0.0.7 53964 typ host generation 0\r\na=ice-ufrag:kXxT\r\na=ice-pwd:9sZ\r\na=ice-options:trickle\r\n"
        + "a=fingerprint:sha-256 12:34\r\na=setup:actpass\r\na=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:9 G722/8000\r\n"
        + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:110 telephone-event/48000\r\na=rtpmap:126 telephone-event/8000\r\n"
        + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=rtpmap:96 VP8/90000\r\n");
  }

  @Test void theAnswerTakesOurFirstCommonCodecAndTheirNumbers() {
    OfferAnswer.Answer answer = OfferAnswer.answer(offer("m=audio 4000 RTP/AVP 18 0 97 96", "a=rtpmap:97 PCMA/8000/1", "a=rtpmap:96 telephone-event/8000"), PLAIN).orElseThrow();
    assertThat(answer.agreement().codec()).isEqualTo(Codec.PCMA);
    assertThat(answer.agreement().payloadType()).isEqualTo(97);
    assertThat(answer.agreement().remote().dtmfPayloadType()).isEqualTo(96);
    assertThat(answer.agreement().remote().address()).isEqualTo("198.51.100.1");
    assertThat(answer.sdp().toString()).contains("m=audio 20000 RTP/AVP 97 96\r\n", "a=rtpmap:97 PCMA/8000\r\n", "a=rtpmap:96 telephone-event/8000\r\n", "c=IN IP4 192.0.2.1\r\n");
  }

  /// RFC 3264 §6: a section for each that was offered.
  @Test void otherMediaAreRefusedInTheirPlace() {
    SessionDescription answer = OfferAnswer.answer(offer("m=video 5000 RTP/AVP 96", "m=audio 4000 RTP/AVP 8", "m=audio 4002 RTP/AVP 8"), PLAIN).orElseThrow().sdp();
    assertThat(answer.media()).extracting(MediaDescription::port).containsExactly(0, 20_000, 0);
  }

  @Test void aBrowserGetsIceLiteAndDtls() {
    OfferAnswer.Answer answer = OfferAnswer.answer(chromium(), BROWSERS).orElseThrow();
    RemoteAudio remote = answer.agreement().remote();
    assertThat(Objects.requireNonNull(remote.ice()).ufrag()).isEqualTo("kXxT");
    assertThat(remote.fingerprint()).isEqualTo("sha-256 12:34");
    assertThat(remote.setup()).isEqualTo("actpass");
    assertThat(remote.rtcpMux()).isTrue();
    assertThat(remote.dtmfPayloadType()).isEqualTo(126);
    assertThat(answer.sdp().toString()).contains("a=ice-lite\r\n", "a=group:BUNDLE 0\r\n", "m=audio 20002 UDP/TLS/RTP/SAVPF 8 126\r\n", "a=setup:passive\r\n", "a=mid:0\r\n",
        "a=rtcp-mux\r\n", "a=candidate:1 1 udp 2130706431 192.0.2.1 20002 typ host\r\n", "m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n");
  }

  @Test void browsersAndPlainPhonesDoNotMix() {
    assertThat(OfferAnswer.answer(chromium(), PLAIN)).isEmpty();
    assertThat(OfferAnswer.answer(offer("m=audio 4000 RTP/AVP 8"), BROWSERS)).isEmpty();
    assertThat(OfferAnswer.answer(offer("m=audio 4000 RTP/AVP 18"), PLAIN)).isEmpty();
    assertThat(OfferAnswer.answer(offer("m=audio 0 RTP/AVP 8"), PLAIN)).isEmpty();
  }

  @Test void ourOfferIsUnderstoodByOurselves() {
    for (LocalAudio ours : List.of(PLAIN, BROWSERS)) {
      SessionDescription offer = SessionDescription.parse(OfferAnswer.offer(ours).toString());
      OfferAnswer.Answer answer = OfferAnswer.answer(offer, ours.preferring(Codec.PCMU)).orElseThrow();
      OfferAnswer.Agreement agreed = OfferAnswer.agreed(ours, SessionDescription.parse(answer.sdp().toString())).orElseThrow();
      assertThat(agreed.codec()).isEqualTo(Codec.PCMU);
      assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
      assertThat(agreed.remote().dtmfPayloadType()).isEqualTo(101);
    }
    assertThat(OfferAnswer.offer(BROWSERS).toString()).contains("a=setup:actpass\r\n");
  }

  @ParameterizedTest
  @CsvSource({"sendrecv,SENDRECV,SENDRECV", "sendonly,SENDRECV,RECVONLY", "recvonly,SENDRECV,SENDONLY", "inactive,SENDRECV,INACTIVE", "sendrecv,SENDONLY,SENDONLY", "sendonly,SENDONLY,INACTIVE"})
  void holdIsAnsweredByItsReverse(String offered, Direction wanted, Direction answered) {
    LocalAudio ours = PLAIN.next(wanted);
    OfferAnswer.Answer answer = OfferAnswer.answer(offer("m=audio 4000 RTP/AVP 8", "a=" + offered), ours).orElseThrow();
    assertThat(answer.agreement().direction()).isEqualTo(answered);
    assertThat(answer.sdp().toString()).contains("a=" + answered.attribute() + "\r\n");
  }

  @Test void theOldHoldByAddressIsAHold() {
    RemoteAudio remote = RemoteAudio.of(SessionDescription.parse("v=0\no=- 1 1 IN IP4 1.2.3.4\ns=-\nc=IN IP4 0.0.0.0\nt=0 0\nm=audio 4000 RTP/AVP 0\n")).orElseThrow();
    assertThat(remote.isHolding()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=1", "v=0\r\nm=audio", "v=0\r\nm=audio 70000 RTP/AVP 0", "v=0\r\no=- x y IN IP4 z", "v=0\r\nc=IN", "v=0\r\nnonsense"})
  void whatIsNotASessionIsRefused(String text) { assertThatThrownBy(() -> SessionDescription.parse(text)).isInstanceOf(MalformedSip.class); }
}
