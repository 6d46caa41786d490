package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages as odd as RFC 4475 makes them, in our own words. Noise: module `fuzz`.
class ParserTest {
  private static final String REST = "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n";

  private static SipRequest request(String text) { return (SipRequest) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8)); }

  private static SipRequest options(String more) { return request("OPTIONS sip:c@d SIP/2.0\r\n" + REST + more + "\r\n"); }

  /// RFC 4475 §3.1.1.1: short and tortuous.
  @Test void foldedCompactAndOddlySpacedHeadersAreRead() {
    SipRequest request = request("INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0\r\n"
        + "TO :\r\n sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n\r\n"
        + "from   : \"J Rosenberg \\\\\\\"\"       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n"
        + "MaX-fOrWaRdS: 0068\r\nCall-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{\r\n"
        + "Content-Length   : 0\r\ncseq: 0009\r\n  INVITE\r\n"
        + "Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\ns :\r\nNewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
        + "UnknownHeaderWithUnusualValue: ;;,,;;,;\r\nContent-Type: application/sdp\r\nRoute:\r\n <sip:services.example.com;lr;unknownwith=value;unknown-no-value>\r\n"
        + "v:  SIP  / 2.0  / TCP     spindle.example.com   ;\r\n  branch  =   z9hG4bK9ikj8  ,\r\n SIP  /    2.0   / UDP  192.168.255.111   ; branch=\r\n z9hG4bK30239\r\n"
        + "m:\"Quoted string \\\"\\\"\" <sip:jdrosen@example.com> ; newparam =\r\n      newvalue ;\r\n  secondparam ; q = 0.33\r\n\r\n");
    assertThat(request.to().tag()).isEqualTo("1918181833n");
    assertThat(request.from().displayName()).isEqualTo("J Rosenberg \\\"");
    assertThat(request.from().tag()).isEqualTo("98asjd8");
    assertThat(request.cseq()).isEqualTo(new CSeq(9, "INVITE"));
    assertThat(request.callId()).isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
    assertThat(request.headers().elements(HeaderName.VIA).stream().map(Via::parse).map(Via::branch)).containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
    NameAddr contact = Objects.requireNonNull(request.contact());
    assertThat(contact.displayName()).isEqualTo("Quoted string \"\"");
    assertThat(contact.parameters().get("q")).isEqualTo("0.33");
    assertThat(contact.parameters().get("newparam")).isEqualTo("newvalue");
    assertThat(request.headers().first("newfangledheader")).isEqualTo("newfangled value continued newfangled value");
    assertThat(request.headers().first(HeaderName.SUBJECT)).isEmpty();
  }

  /// §3.1.1.2: every character that a method, a URI and a token may hold.
  @Test void wideTokensAreTokens() {
    SipRequest request = request("!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)"
        + "@example.com SIP/2.0\r\n" + REST.replace("1 OPTIONS", "139122385 !interesting-Method0123456789_*+`.%indeed'~") + "\r\n");
    assertThat(request.method()).isEqualTo(Method.OTHER);
    assertThat(request.methodName()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
    assertThat(request.uri().user()).isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
    assertThat(request.uri().host()).isEqualTo("example.com");
  }

  /// §3.1.1.3–4: escapes are undone in the user and come back where they must; `%00` and separators are characters like others.
  @Test void escapesOfTheUserAreUndoneAndRemade() {
    SipUri uri = SipUri.parse("sip:sips%3Auser%40example.com@example.net");
    assertThat(uri.user()).isEqualTo("sips:user@example.com");
    assertThat(uri).hasToString("sip:sips%3Auser%40example.com@example.net");
    assertThat(SipUri.parse("sip:null-%00-null@example.com").user()).isEqualTo("null-\0-null");
    assertThat(SipUri.parse("sip:%E9%94%80%E5%94%AE@h").user()).isEqualTo("销售");
    assertThatThrownBy(() -> SipUri.parse("sip:a%@h")).isInstanceOf(MalformedSip.class);
  }

  /// §3.1.1.6: no white space around the display name.
  @Test void aDisplayNameMayTouchItsBracket() {
    NameAddr caller = NameAddr.parse("caller<sip:caller@example.com>;tag=323");
    assertThat(caller.displayName()).isEqualTo("caller");
    assertThat(caller.tag()).isEqualTo("323");
    assertThat(NameAddr.parse("\"王伟\" <sip:1@h>").displayName()).isEqualTo("王伟");
    assertThat(NameAddr.parse("\"a < b > c, d\" <sip:1@h>").uri().user()).isEqualTo("1");
  }

  /// §3.1.1.9: a semicolon in the user part belongs to it. §3.1.1.10: odd transports in a Via are words.
  @Test void semicolonsOfTheUserAndUnknownTransportsStay() {
    assertThat(SipUri.parse("sip:user;par=u%40example.net@example.com").user()).isEqualTo("user;par=u@example.net");
    assertThat(Via.parse("SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKkdjuw").transport()).isEqualTo("UNKNOWN");
  }

  /// Without brackets the parameters are the header's, with them the URI's (RFC 3261 §20).
  @Test void bracketsSayWhoseTheParametersAre() {
    assertThat(NameAddr.parse("sip:a@b;tag=1").tag()).isEqualTo("1");
    assertThat(NameAddr.parse("<sip:a@b;tag=1>").tag()).isNull();
    assertThat(NameAddr.parse("<tel:+8613800138000;phone-context=x>;tag=9").uri().user()).isEqualTo("+8613800138000");
  }

  @Test void whatIsReadIsWrittenAgain() {
    SipRequest request = request("OPTIONS sip:1001@[2001:db8::1]:5070;transport=tcp SIP/2.0\r\n" + REST + "X-Any: thing\r\nl: 4\r\n\r\nbodyX");
    SipRequest again = (SipRequest) SipMessage.parse(request.toBytes());
    assertThat(again.uri()).isEqualTo(request.uri());
    assertThat(again.headers().first("x-any")).isEqualTo("thing");
    assertThat(new String(again.body(), StandardCharsets.UTF_8)).isEqualTo("body");
    assertThat(again.headers().all(HeaderName.CONTENT_LENGTH)).containsExactly("4");
  }

  @Test void aComposedValueCannotAddHeaders() {
    SipRequest request = options("").and("Subject", "a\r\nEvil: yes").and(HeaderName.REFERRED_BY, NameAddr.of("x\r\nEvil: yes", SipUri.of("u", "h", -1)).toString());
    assertThat(SipMessage.parse(request.toBytes()).headers().has("Evil")).isFalse();
  }

  /// RFC 3261 §25.1: control characters stand in quoted pairs, NUL too.
  @Test void controlCharactersOfANameAreWrittenAsQuotedPairs() {
    NameAddr name = NameAddr.of("a\0b\u0007c\"d", SipUri.of("u", "h", -1));
    assertThat(name).hasToString("\"a\\\0b\\\u0007c\\\"d\" <sip:u@h>");
    assertThat(NameAddr.parse(name.toString())).isEqualTo(name);
  }

  /// Eight folded headers of eight thousand blanks took half a second when folds were undone by a regular expression.
  @Test void longRowsOfBlanksAreUnfoldedInNoTime() {
    Headers headers = options("Subject: x" + " ".repeat(7_000) + "y \t\r\n \t z\r\n \r\n\tw\r\n").headers();
    assertThat(headers.first(HeaderName.SUBJECT)).isEqualTo("x" + " ".repeat(7_000) + "y z w");
  }

  @Test void copiesAreChangedAndOriginalsAreNot() {
    Headers headers = options("A: 1\r\nA: 2\r\nB: 3\r\n").headers();
    assertThat(headers.with("a", "9").all("A")).containsExactly("9");
    assertThat(headers.without("A").has("A")).isFalse();
    assertThat(headers.before("A", "0").all("A")).containsExactly("0", "1", "2");
    assertThat(headers.all("A")).containsExactly("1", "2");
  }

  /// §3.1.2 and §3.3: what may not be understood.
  @ParameterizedTest
  @ValueSource(strings = {
    "",
    "OPTIONS",
    "OPTIONS sip:c@d SIP/2.0\r\n",
    "OPTIONS  sip:c@d  SIP/2.0\r\n{rest}\r\n",
    "OPTIONS <sip:c@d> SIP/2.0\r\n{rest}\r\n",
    "OPTIONS sip:c@d; lr SIP/2.0\r\n{rest}\r\n",
    "OPTIONS sip:c@d SIP/7.0\r\n{rest}\r\n",
    "OPTIONS sip:c@d:99999 SIP/2.0\r\n{rest}\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\n{rest}Content-Length: -999\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\n{rest}Content-Length: 99\r\n\r\nshort",
    "OPTIONS sip:c@d SIP/2.0\r\n{rest}l: 1\r\nContent-Length: 2\r\n\r\nab",
    "OPTIONS sip:c@d SIP/2.0\r\n{rest}CSeq: 2 OPTIONS\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\n{rest}no colon here\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: x\r\nCSeq: 36893488147419103232 OPTIONS\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: \"open <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n\r\n",
    "OPTIONS sip:c@d SIP/2.0\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n\r\n",
    "SIP/2.0 99 Low\r\n{rest}\r\n",
    "SIP/2.0 4294967301 better not break the receiver\r\n{rest}\r\n",
    "SIP/2.0 2000 OK\r\n{rest}\r\n",
  })
  void nonsenseIsRefused(String text) {
    byte[] bytes = text.replace("{rest}", REST).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SipMessage.parse(bytes)).isInstanceOf(MalformedSip.class);
  }

  /// The bounds that ARCHITECTURE.md names ("SIP", 3): what fits, and what is one too many.
  @Test void headersAreBounded() {
    assertThat(options("A: 1\r\n".repeat(SipParser.MOST_HEADERS - 5)).headers().size()).isEqualTo(SipParser.MOST_HEADERS);
    assertThatThrownBy(() -> options("A: 1\r\n".repeat(SipParser.MOST_HEADERS - 4))).hasMessageContaining("too many headers");
    assertThat(options("A: " + "x".repeat(SipParser.LONGEST_LINE - 4) + "\r\n").headers().first("A")).hasSize(SipParser.LONGEST_LINE - 4);
    assertThatThrownBy(() -> options("A: " + "x".repeat(SipParser.LONGEST_LINE) + "\r\n")).hasMessageContaining("too long");
    assertThatThrownBy(() -> options("A: x\r\n" + " y\r\n".repeat(SipParser.LONGEST_LINE / 3))).as("folds count").hasMessageContaining("too long");
    assertThatThrownBy(() -> SipMessage.parse(new byte[SipMessage.LONGEST + 1])).hasMessageContaining("too large");
  }

  @Test void elementsParametersAndUrisAreBounded() {
    assertThat(options("Contact: " + "<sip:a@b>,".repeat(127) + "<sip:a@b>\r\n").contacts()).hasSize(128);
    SipRequest many = options("Contact: " + "<sip:a@b>,".repeat(128) + "<sip:a@b>\r\n");
    assertThatThrownBy(many::contacts).hasMessageContaining("too many elements");
    assertThat(SipUri.parse("sip:a@b" + parameters(64)).parameters().values()).hasSize(64);
    assertThatThrownBy(() -> SipUri.parse("sip:a@b" + parameters(65))).hasMessageContaining("too many parameters");
    assertThat(SipUri.parse("sip:" + "a".repeat(1_018) + "@b").user()).hasSize(1_018);
    assertThatThrownBy(() -> SipUri.parse("sip:" + "a".repeat(1_019) + "@b")).hasMessageContaining("too long");
    byte[] longCallId = options("").with(HeaderName.CALL_ID, "x".repeat(513)).toBytes();
    assertThatThrownBy(() -> SipMessage.parse(longCallId)).hasMessageContaining("Call-ID");
  }

  private static String parameters(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> ";p" + i).collect(java.util.stream.Collectors.joining());
  }

  /// A lone CR would be a line's end to others, and a parameter that opens a quotation would swallow our tag.
  @ParameterizedTest
  @ValueSource(strings = {"Subject: a\rEvil: yes\r\n", "Subject: a\0b\r\n"})
  void whatOthersWouldReadDifferentlyIsRefused(String line) { assertThatThrownBy(() -> options(line)).isInstanceOf(MalformedSip.class); }

  @Test void ourTagIsSeenBehindAnyParameter() {
    assertThatThrownBy(() -> NameAddr.parse("<sip:a@b>;a<b")).isInstanceOf(MalformedSip.class);
    assertThat(NameAddr.parse(NameAddr.parse("<sip:a@b>;x=a<b").tagged("ours").toString()).tag()).isEqualTo("ours");
    assertThat(NameAddr.parse("<sip:a@b>;+sip.instance=\"<urn:u>\"")).hasToString("<sip:a@b>;+sip.instance=\"<urn:u>\"");
  }
}
