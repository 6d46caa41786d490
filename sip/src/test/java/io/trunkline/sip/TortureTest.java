package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.auth.DigestServer;
import io.trunkline.sip.auth.Verdict;
import io.trunkline.sip.internal.RunningStack;
import io.trunkline.sip.sdp.RemoteAudio;
import io.trunkline.sip.sdp.SessionDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 4475 and RFC 5118: each message gets the treatment that its RFC expects, from the whole stack; and what the valid ones say is read right.
class TortureTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final User user = new User();
  private final RunningStack stack = RunningStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), user, new ManualTime(NOON));
  private final Far far = new Far();
  private final SipFlow flow = stack.accept(far);

  @AfterEach void close() { stack.close(); }

  static Stream<Torture> all() throws IOException { return Stream.concat(Torture.of("rfc4475.txt").stream(), Torture.of("rfc5118.txt").stream()); }

  @Test void allMessagesAreHere() throws IOException {
    assertThat(Torture.of("rfc4475.txt")).hasSize(49);
    assertThat(Torture.of("rfc5118.txt")).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("all")
  void isTreatedAsTheRfcExpects(Torture torture) throws InterruptedException {
    flow.receive(torture.bytes());
    stack.settle();

    String[] expected = torture.expected().split(" ", 2);
    switch (expected[0]) {
      case "dropped" -> {
        assertThat(far.answers()).isEmpty();
        assertThat(stack.counters().malformed()).isEqualTo(1);
      }
      case "stray" -> {
        assertThat(far.answers()).isEmpty();
        assertThat(stack.counters().strayResponses()).isEqualTo(1);
      }
      default -> {
        assertThat(far.answers().getLast()).startsWith("SIP/2.0 " + expected[0]).contains(expected.length > 1 ? expected[1] : "");
        assertThat(user.heard != null).as("told our user").isEqualTo(expected[0].equals("200") || expected[0].equals("486"));
        assertThat(far.answers().stream().filter(answer -> !answer.startsWith("SIP/2.0 1"))).as("one final answer").hasSize(1);
      }
    }
  }

  /// An answer finds its way by what it repeats (RFC 3261 §8.2.6.2), byte for byte.
  @ParameterizedTest
  @MethodSource("all")
  void anAnswerRepeatsWhatItMust(Torture torture) throws InterruptedException {
    flow.receive(torture.bytes());
    stack.settle();
    SipRequest request = asRequest(torture);
    if (request == null) return;
    Headers answer = SipMessage.parse(far.last()).headers();
    assertThat(answer.first(HeaderName.CALL_ID)).isEqualTo(request.callId());
    assertThat(answer.first(HeaderName.CSEQ)).isEqualTo(request.headers().first(HeaderName.CSEQ));
    assertThat(answer.first(HeaderName.FROM)).isEqualTo(request.headers().first(HeaderName.FROM));
    assertThat(answer.all(HeaderName.VIA)).hasSameSizeAs(request.headers().all(HeaderName.VIA));
    assertThat(answer.elements(HeaderName.VIA).stream().map(Via::parse).map(Via::branch))
        .isEqualTo(request.headers().elements(HeaderName.VIA).stream().map(Via::parse).map(Via::branch).toList());
  }

  private static @Nullable SipRequest asRequest(Torture torture) {
    try {
      return SipMessage.parse(torture.bytes()) instanceof SipRequest request ? request : null;
    } catch (MalformedSip malformed) {
      return null;
    }
  }

  /// Whoever may have no answer gets none, however broken his request is.
  @ParameterizedTest
  @MethodSource("all")
  void strangersHearNothing(Torture torture) throws InterruptedException {
    user.admission = Admission.SILENCE;
    flow.receive(torture.bytes());
    stack.settle();
    assertThat(far.answers()).isEmpty();
    assertThat(user.heard).isNull();
  }

  // ---- what the valid ones say

  @Test void shortAndTortuous() throws IOException {
    SipRequest request = request("wsinv");
    assertThat(request.uri().parameters().has("unknownparam")).isTrue();
    assertThat(request.to().tag()).isEqualTo("1918181833n");
    assertThat(request.from().displayName()).isEqualTo("J Rosenberg \\\"");
    assertThat(request.from().tag()).isEqualTo("98asjd8");
    assertThat(request.cseq()).isEqualTo(new CSeq(9, "INVITE"));
    assertThat(vias(request)).extracting(Via::transport).containsExactly("UDP", "TCP", "UDP");
    assertThat(vias(request)).extracting(Via::host).containsExactly("192.0.2.2", "spindle.example.com", "192.168.255.111");
    assertThat(vias(request)).extracting(Via::branch).containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
    assertThat(request.headers().first(HeaderName.SUBJECT)).isEmpty();
    assertThat(request.headers().first("newfangledheader")).isEqualTo("newfangled value continued newfangled value");
    assertThat(request.headers().first("UnknownHeaderWithUnusualValue")).isEqualTo(";;,,;;,;");
    NameAddr contact = Objects.requireNonNull(request.contact());
    assertThat(contact.displayName()).isEqualTo("Quoted string \"\"");
    assertThat(contact.parameters().values()).containsExactly(java.util.Map.entry("newparam", "newvalue"), java.util.Map.entry("secondparam", ""),
        java.util.Map.entry("q", "0.33"));
    assertThat(audio(request).address()).isEqualTo("192.0.2.4");
  }

  @Test void wideRangeOfCharacters() throws IOException {
    SipRequest request = request("intmeth");
    assertThat(request.methodName()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
    assertThat(request.method()).isEqualTo(Method.OTHER);
    assertThat(request.uri().user()).isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
    assertThat(request.uri().password()).isEqualTo("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
    assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\0 DEL:\u007f");
    assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
    assertThat(request.from().parameters().get("fromparam''~+*_!.-%")).isEqualTo("работающий");
    assertThat(request.from().tag()).isEqualTo("_token~1'+`*%!-.");
    assertThat(request.via().branch()).isEqualTo("z9hG4bK-.!%66*_+`'~");
    assertThat(request.headers().first("extensionHeader-!.%*+_`'~")).isEqualTo("\ufeff大停電");
  }

  @Test void escapes() throws IOException {
    SipRequest request = request("esc01");
    assertThat(request.uri().user()).isEqualTo("sips:user@example.com");
    assertThat(request.uri().host()).isEqualTo("example.net");
    assertThat(request.uri()).hasToString("sip:sips%3Auser%40example.com@example.net");
    assertThat(request.to().uri()).isEqualTo(SipUri.parse("sip:user@example.com"));
    assertThat(request.from().uri().user()).isEqualTo("I have spaces");
    assertThat(Objects.requireNonNull(request.contact()).uri().user()).isEqualTo("caller");
    assertThat(request("escnull").contacts()).extracting(contact -> contact.uri().user()).containsExactly("\0", "\0\0");
    assertThat(request("escnull").contacts()).extracting(NameAddr::toString).containsExactly("<sip:%00@host5.example.com>", "<sip:%00%00@host5.example.com>");
    SipRequest percent = request("esc02");
    assertThat(percent.from().displayName()).isEqualTo("%Z%45");
    assertThat(percent.contacts()).extracting(contact -> contact.uri().user()).containsExactly("alias1", "alias3");
    assertThat(request("semiuri").uri().user()).isEqualTo("user;par=u@example.net");
    assertThat(request("semiuri").uri().parameters().values()).isEmpty();
  }

  @Test void longValues() throws IOException {
    SipRequest request = request("longreq");
    assertThat(vias(request)).hasSize(34);
    assertThat(request.callId()).isEqualTo("longreq.one" + "really".repeat(20) + "longcallid");
    assertThat(request.from().tag()).isEqualTo("12" + "982".repeat(50) + "424");
    assertThat(request.from().parameters().has("unknownvalueless" + "paramname".repeat(10))).isTrue();
    assertThat(request.to().uri().parameters().get("long" + "param" + "name".repeat(25))).isEqualTo("shortvalue");
    assertThat(vias(request).getLast().branch()).isEqualTo("very" + "long".repeat(50) + "branchvalue");
  }

  @Test void bodies() throws IOException {
    assertThat(request("dblreq").body()).isEmpty();
    byte[] parts = request("mpart01").body();
    assertThat(parts).hasSize(553).contains(0x30, 0x82, 0x01, 0x52).startsWith("--7a9cbec02ceef655\r\n".getBytes(StandardCharsets.US_ASCII))
        .endsWith("--7a9cbec02ceef655--\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(request("mpart01").toBytes()).endsWith(parts);
    assertThat(((SipResponse) message("unreason")).reasonPhrase()).isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое");
    assertThat(((SipResponse) message("noreason")).reasonPhrase()).isEmpty();
    assertThat(new String(message("noreason").toBytes(), StandardCharsets.UTF_8)).startsWith("SIP/2.0 100 \r\n");
  }

  @Test void whoseParametersAndHeadersTheyAre() throws IOException {
    NameAddr bare = Objects.requireNonNull(request("cparam01").contact());
    assertThat(bare.parameters().has("unknownparam")).isTrue();
    assertThat(bare.uri().parameters().values()).isEmpty();
    NameAddr bracketed = Objects.requireNonNull(request("cparam02").contact());
    assertThat(bracketed.parameters().values()).isEmpty();
    assertThat(bracketed.uri().parameters().has("unknownparam")).isTrue();
    assertThat(Objects.requireNonNull(request("regescrt").contact()).uri().headers()).isEqualTo("Route=%3Csip:sip.example.com%3E");
    assertThat(request("unksm2").to().uri().scheme()).isEqualTo("isbn");
    assertThat(request("badbranch").via().hasCookie()).isFalse();
    assertThat(request("inv2543").from().tag()).isNull();
  }

  /// §3.3.7: asked anew, without a word against whoever sent it.
  @Test void credentialsOfAnUnknownSchemeCountAsNone() throws IOException {
    DigestServer digest = new DigestServer("example.com", (_, _, _) -> null);
    assertThat(digest.check(request("regaut01"), NOON)).isInstanceOfSatisfying(Verdict.Challenged.class, verdict -> assertThat(verdict.why()).isEqualTo(Verdict.Why.UNASKED));
  }

  @Test void addressesOfVersion6() throws IOException {
    assertThat(request("ipv6-good").uri()).isEqualTo(SipUri.of(null, "[2001:db8::10]", -1));
    assertThat(request("ipv6-good").via().host()).isEqualTo("[2001:db8::9:1]");
    assertThat(request("port-ambiguous").uri()).isEqualTo(SipUri.of(null, "[2001:db8::10:5070]", -1));
    assertThat(request("port-unambiguous").uri()).isEqualTo(SipUri.of(null, "[2001:db8::10]", 5070));
    assertThat(request("via-received-param-with-delim").via().parameters().get("received")).isEqualTo("[2001:db8::9:255]");
    assertThat(request("via-received-param-no-delim").via().parameters().get("received")).isEqualTo("2001:db8::9:255");
    SessionDescription video = Objects.requireNonNull(request("ipv6-in-sdp").sdp());
    assertThat(video.connection()).isEqualTo("2001:db8::20");
    assertThat(video.sessionId()).isEqualTo(971731711378798081L);
    assertThat(vias(request("mult-ip-in-header"))).extracting(Via::port).containsExactly(6050, -1, -1);
    assertThat(audio(request("mult-ip-in-sdp")).address()).isEqualTo("192.0.2.1");
    assertThat(audio(request("ipv4-mapped-ipv6")).address()).isEqualTo("::ffff:192.0.2.2");
  }

  private static SipMessage message(String name) throws IOException { return SipMessage.parse(all().filter(one -> one.name().equals(name)).findFirst().orElseThrow().bytes()); }

  private static SipRequest request(String name) throws IOException { return (SipRequest) message(name); }

  private static List<Via> vias(SipRequest request) { return request.headers().elements(HeaderName.VIA).stream().map(Via::parse).toList(); }

  private static RemoteAudio audio(SipRequest request) { return RemoteAudio.of(Objects.requireNonNull(request.sdp())).orElseThrow(); }

  /// Takes everything and says so; reads what a registrar would read.
  private static final class User implements SipHandler {
    private volatile Admission admission = Admission.ALLOW;
    private volatile @Nullable SipRequest heard;

    @Override public Admission admit(Source source, SipRequest request) { return admission; }

    @Override public void invited(IncomingInvite invite) {
      heard = invite.request();
      invite.reject(486, Cause.USER_BUSY);
    }

    @Override public void requested(IncomingRequest request) {
      if (request.request().contacts().size() > 10) throw new IllegalStateException("more than a phone has");
      heard = request.request();
      request.respond(200);
    }
  }

  /// The far end of a connection in memory.
  private static final class Far implements SipFlow.Remote {
    private final ConcurrentLinkedQueue<byte[]> sent = new ConcurrentLinkedQueue<>();

    @Override public InetSocketAddress address() { return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060); }

    @Override public @Nullable String origin() { return null; }

    @Override public @Nullable Object principal() { return null; }

    @Override public boolean isSecure() { return false; }

    @Override public boolean send(byte[] message) { return sent.add(message); }

    @Override public void close() {}

    byte[] last() { return List.copyOf(sent).getLast(); }

    /// Their status lines: the answer to a request without a From has none either, so not every one can be parsed.
    List<String> answers() { return sent.stream().map(message -> new String(message, StandardCharsets.UTF_8).lines().findFirst().orElse("")).toList(); }
  }
}
