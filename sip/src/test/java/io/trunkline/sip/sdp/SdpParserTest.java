package io.trunkline.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.sip.MalformedSip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What descriptions are refused, and the bounds that ARCHITECTURE.md names ("SIP", 3).
class SdpParserTest {
  private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

  private static SessionDescription parse(String more) { return SessionDescription.parse(HEAD + more); }

  @Test void sectionsAreBounded() {
    assertThat(parse("m=audio 1000 RTP/AVP 8\r\n".repeat(16)).media()).hasSize(16);
    assertThatThrownBy(() -> parse("m=audio 1000 RTP/AVP 8\r\n".repeat(17))).isInstanceOf(MalformedSip.class);
  }

  @Test void attributesAreBounded() {
    assertThat(parse("m=audio 1000 RTP/AVP 8\r\n" + "a=x\r\n".repeat(512)).media().getFirst().attributes()).hasSize(512);
    assertThatThrownBy(() -> parse("a=x\r\n".repeat(300) + "m=audio 1000 RTP/AVP 8\r\n" + "a=x\r\n".repeat(213))).isInstanceOf(MalformedSip.class).hasMessageContaining("too many attributes");
  }

  @Test void formatsAreBounded() {
    assertThat(parse("m=audio 1000 RTP/AVP" + " 8".repeat(125) + "\r\n").media().getFirst().formats()).hasSize(125);
    assertThatThrownBy(() -> parse("m=audio 1000 RTP/AVP" + " 8".repeat(126) + "\r\n")).isInstanceOf(MalformedSip.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m=audio 65536 RTP/AVP 8\r\n", "m=audio -1 RTP/AVP 8\r\n", "m=audio x RTP/AVP 8\r\n", "m=audio 1000\r\n", "c=IN IP4 /127\r\n", "c=IN IP4\r\n", "c=X IP4 192.0.2.1\r\n", "nonsense\r\n", "o=- x 1 IN IP4 a\r\n",
    "o=- 1 1\r\n"})
  void nonsenseIsRefused(String line) { assertThatThrownBy(() -> parse(line)).isInstanceOf(MalformedSip.class); }

  @Test void whatIsNoDescriptionIsRefused() {
    for (String text : new String[] {"", "\r\n", "v=1\r\n", "hello"}) assertThatThrownBy(() -> SessionDescription.parse(text)).isInstanceOf(MalformedSip.class);
  }

  /// An empty `mid` would make our answer's group end with a blank.
  @Test void anEmptyMidIsNone() {
    LocalAudio ours = new LocalAudio("192.0.2.9", 20_000, java.util.List.of(Codec.PCMA), Direction.SENDRECV, 7, 1, null);
    SessionDescription answer = OfferAnswer.answer(parse("a=group:BUNDLE\r\nm=audio 1000 RTP/AVP 8\r\na=mid:\r\n"), ours).orElseThrow().sdp();
    assertThat(answer.attribute("group")).isEmpty();
    assertThat(SessionDescription.parse(answer.toString())).isEqualTo(answer);
  }
}
