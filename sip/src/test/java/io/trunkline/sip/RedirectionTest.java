package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedirectionTest {
  private static List<String> of(String... headers) {
    String message = "INVITE sip:4008001000@us SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n"
        + String.join("\r\n", headers) + "\r\n\r\n";
    return Redirection.of((SipRequest) SipMessage.parse(message.getBytes(StandardCharsets.UTF_8))).stream().map(step -> step.by() + " " + step.reason()).toList();
  }

  @Test void diversionsComeLatestFirst() {
    assertThat(of("Diversion: <sip:+8613900000001@carrier>;reason=no-answer;counter=1, \"Sales\" <tel:+861062345678>;reason=user-busy"))
        .containsExactly("sip:+8613900000001@carrier no-answer", "tel:+861062345678 user-busy");
    assertThat(of("Diversion: sip:13900000001@carrier;reason=unconditional", "Diversion: <sip:2@carrier>")).containsExactly("sip:13900000001@carrier unconditional", "sip:2@carrier null");
  }

  @Test void whoWantsToStayPrivateIsLeftOut() {
    assertThat(of("Diversion: <sip:1@carrier>;privacy=full;reason=deflection, <sip:2@carrier>;privacy=\"off\"")).containsExactly("sip:2@carrier null");
    assertThat(of("History-Info: <sip:1@carrier?Privacy=history>;index=1, <sip:2@carrier;cause=302>;index=1.1;mp=1")).isEmpty();
  }

  /// RFC 7044 §11: bob's calls go to the office, whose go on to us.
  @Test void historyNamesWhomEachEntryWasMadeOf() {
    assertThat(of("History-Info: <sip:bob@carrier>;index=1,<sip:bob@192.0.2.4>;index=1.1;rc=1", "History-Info: <sip:office@carrier;cause=486>;index=1.2;mp=1,"
        + "<sip:4008001000@us;cause=408>;index=1.3;mp=1.2")).containsExactly("sip:office@carrier;cause=486 no-answer", "sip:bob@carrier user-busy");
  }

  @Test void olderHistoryCarriesTheReasonInTheEntryThatWasLeft() {
    assertThat(of("History-Info: <sip:bob@carrier?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%22>;index=1, <sip:4008001000@us>;index=1.1")).containsExactly("sip:bob@carrier unconditional");
  }

  @Test void nonsenseIsNoRedirection() {
    assertThat(of("Diversion: <sip:1@carrier", "Diversion: ,,;;", "Diversion: <>;reason", "History-Info: <sip:x@h>;index=;mp=1, <sip:y@h?Reason=SIP%3Bcause%3D>;index=2, \"unclosed")).isEmpty();
    assertThat(of("History-Info: <sip:x@h;cause=302>;index=1;mp=1")).isEmpty();
    assertThat(of("Diversion: " + "<sip:1@h>, ".repeat(60) + "<sip:2@h>")).hasSize(10);
    assertThat(of("Diversion: nonsense", "Diversion: <sip:1@h>")).containsExactly("sip:1@h null");
  }
}
