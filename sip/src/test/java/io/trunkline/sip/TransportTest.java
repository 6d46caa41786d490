package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.SystemTime;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What differs between UDP, TCP and WebSocket, over real sockets.
class TransportTest {
  private static final String OFFER = OfferAnswer.offer(Script.AUDIO).toString();

  private final BlockingQueue<IncomingInvite> invited = new LinkedBlockingQueue<>();
  private final BlockingQueue<IncomingRequest> requested = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final SipStack stack = SipStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), new SipHandler() {
    @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

    @Override public void invited(IncomingInvite invite) { invited.add(invite); }

    @Override public void requested(IncomingRequest request) {
      requested.add(request);
      request.respond(200);
    }
  }, SystemTime.INSTANCE);
  private final InetSocketAddress tcp = stack.listenPoints().get(1).address();

  @AfterEach void stop() { stack.close(); }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException { return Objects.requireNonNull(queue.poll(5, TimeUnit.SECONDS), "nothing came"); }

  private static String message(String start, String transport, String branch, int cseq, String more, String body) {
    String method = start.substring(0, start.indexOf(' '));
    return start + " SIP/2.0\r\nVia: SIP/2.0/" + transport + " h.invalid;branch=z9hG4bK" + branch + ";rport\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: t\r\nCSeq: " + cseq + ' '
        + method + "\r\nContact: <sip:a@df7jal23ls0d.invalid;transport=" + transport.toLowerCase(java.util.Locale.ROOT) + ">\r\n" + more + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String within(String start, String transport, String branch, int cseq, String toTag) {
    return message(start, transport, branch, cseq, "", "").replace("To: <sip:b@h>", "To: <sip:b@h>;tag=" + toTag);
  }

  private static SipMessage read(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.read());
    int length = Integer.parseInt(head.toString().lines().filter(line -> line.startsWith("Content-Length: ")).findFirst().orElseThrow().substring(16));
    return SipMessage.parse((head + new String(in.readNBytes(length), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  private final class Heard implements InviteListener {
    @Override public void answered(InviteDialog dialog, @Nullable SessionDescription sdp) {
      events.add("answered");
      dialog.bye(Cause.NORMAL_CLEARING);
    }

    @Override public void failed(SipFailure failure) { events.add("failed " + failure.status() + " " + failure.cause()); }

    @Override public void confirmed(@Nullable SessionDescription answer) { events.add("confirmed"); }

    @Override public void ended(EndReason reason) { events.add("ended " + reason.by()); }
  }

  @Test void aTcpPhoneIsAnsweredAndCalledOverItsOwnConnection() throws Exception {
    try (Socket phone = new Socket(tcp.getAddress(), tcp.getPort())) {
      phone.setSoTimeout(5_000);
      OutputStream out = phone.getOutputStream();
      byte[] register = message("REGISTER sip:h", "TCP", "r", 1, "", "").getBytes(StandardCharsets.UTF_8);
      out.write(register, 0, 30);   // in two pieces
      out.flush();
      out.write(register, 30, register.length - 30);
      assertThat(((SipResponse) read(phone.getInputStream())).status()).isEqualTo(200);
      out.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));   // RFC 5626 §3.5.1
      assertThat(phone.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
      SipFlow flow = next(requested).source().flow();

      stack.invite(InviteRequest.of(SipUri.parse("sip:a@h.invalid;transport=tcp"), Target.over(flow), NameAddr.of(stack.contact("us", Transport.TCP)), OfferAnswer.offer(Script.AUDIO),
          Duration.ofSeconds(9)), new Heard());
      SipRequest invite = (SipRequest) read(phone.getInputStream());
      assertThat(invite.via().transport()).isEqualTo("TCP");
      assertThat(Objects.requireNonNull(invite.contact()).uri().parameters().get("transport")).isEqualTo("tcp");
      out.write(SipResponse.to(invite, 486).toBytes());
      assertThat(((SipRequest) read(phone.getInputStream())).method()).isEqualTo(Method.ACK);
      assertThat(next(events)).isEqualTo("failed 486 USER_BUSY");
    }
  }

  @Test void aBrowserCallsAndIsCalledOverItsWebSocket() throws Exception {
    BlockingQueue<SipMessage> browser = new LinkedBlockingQueue<>();
    SipFlow flow = stack.accept(remote(browser));
    flow.receive(message("INVITE sip:1001@trunkline", "WS", "i", 1, "Content-Type: application/sdp\r\n", OFFER).getBytes(StandardCharsets.UTF_8));
    assertThat(((SipResponse) next(browser)).status()).isEqualTo(100);
    IncomingInvite invite = next(invited);
    assertThat(invite.source().principal()).isEqualTo("agent 7");
    invite.accept(OfferAnswer.offer(Script.AUDIO), new Heard());
    SipResponse ok = (SipResponse) next(browser);
    String tag = Objects.requireNonNull(ok.to().tag());
    flow.receive(within("ACK sip:x@h", "WS", "a", 1, tag).getBytes(StandardCharsets.UTF_8));
    assertThat(next(events)).isEqualTo("confirmed");
    flow.receive(within("BYE sip:x@h", "WS", "b", 2, tag).getBytes(StandardCharsets.UTF_8));
    assertThat(((SipResponse) next(browser)).cseq().method()).isEqualTo("BYE");
    assertThat(next(events)).isEqualTo("ended PEER");

    stack.invite(InviteRequest.of(SipUri.parse("sip:a@df7jal23ls0d.invalid;transport=ws"), Target.over(flow), NameAddr.of(stack.contact("us", Transport.WS)),
        OfferAnswer.offer(Script.AUDIO), Duration.ofSeconds(9)), new Heard());
    SipRequest call = (SipRequest) next(browser);
    assertThat(call.via().transport()).isEqualTo("WS");
    SipResponse answer = SipResponse.to(call, 200).with(HeaderName.TO, call.to().tagged("browser").toString()).with(HeaderName.CONTACT, "<sip:a@df7jal23ls0d.invalid;transport=ws>")
        .withBody("application/sdp", OFFER);
    flow.receive(answer.toBytes());
    assertThat(((SipRequest) next(browser)).method()).isEqualTo(Method.ACK);
    assertThat(((SipRequest) next(browser)).method()).isEqualTo(Method.BYE);
  }

  /// Ten seconds without network: the page opens a new WebSocket and registers again; its call goes on over it.
  @Test void aBrowserThatReconnectsKeepsItsCall() throws Exception {
    SipFlow first = stack.accept(remote(new LinkedBlockingQueue<>()));
    first.receive(message("INVITE sip:1001@trunkline", "WS", "i", 1, "Content-Type: application/sdp\r\n", OFFER).getBytes(StandardCharsets.UTF_8));
    InviteDialog dialog = next(invited).accept(OfferAnswer.offer(Script.AUDIO), new Heard());
    first.closed();
    BlockingQueue<SipMessage> browser = new LinkedBlockingQueue<>();
    SipFlow second = stack.accept(remote(browser));
    second.receive(message("REGISTER sip:trunkline", "WS", "r", 1, "", "").replace("Call-ID: t", "Call-ID: other").getBytes(StandardCharsets.UTF_8));
    assertThat(((SipResponse) next(browser)).status()).isEqualTo(200);
    second.receive(within("ACK sip:x@h", "WS", "a", 1, Objects.requireNonNull(NameAddr.parse(dialog.state().local()).tag())).getBytes(StandardCharsets.UTF_8));
    assertThat(next(events)).isEqualTo("confirmed");
    dialog.bye(Cause.NORMAL_CLEARING);
    assertThat(((SipRequest) next(browser)).method()).isEqualTo(Method.BYE);
    assertThat(next(events)).isEqualTo("ended US");
  }

  @Test void aBrowserThatGoesAwayWhileItRingsGivesUpItsCall() throws Exception {
    SipFlow flow = stack.accept(remote(new LinkedBlockingQueue<>()));
    flow.receive(message("INVITE sip:1001@trunkline", "WS", "i", 1, "Content-Type: application/sdp\r\n", OFFER).getBytes(StandardCharsets.UTF_8));
    next(invited).onCancelled(why -> events.add("cancelled " + why.by()));
    flow.closed();
    assertThat(next(events)).isEqualTo("cancelled TIMEOUT");
    stack.invite(InviteRequest.of(SipUri.parse("sip:a@b"), Target.over(flow), NameAddr.of(SipUri.parse("sip:u@h")), null, Duration.ofSeconds(9)), new Heard());
    assertThat(next(events)).isEqualTo("failed 503 NETWORK_OUT_OF_ORDER");
  }

  private static SipFlow.Remote remote(BlockingQueue<SipMessage> browser) {
    return new SipFlow.Remote() {
      @Override public InetSocketAddress address() { return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000); }

      @Override public String origin() { return "http://localhost"; }

      @Override public Object principal() { return "agent 7"; }

      @Override public boolean isSecure() { return false; }

      @Override public boolean send(byte[] message) { return browser.add(SipMessage.parse(message)); }

      @Override public void close() {}
    };
  }

  /// RFC 3261 §18.1.1, both ways.
  @Test void anInviteTooLargeForADatagramGoesByTcpOrElseByUdp() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SipUri uri = SipUri.of("b", "127.0.0.1", listening.getLocalPort());
      stack.invite(large(uri), new Heard());
      try (Socket peer = listening.accept()) {
        peer.setSoTimeout(5_000);
        SipRequest invite = (SipRequest) read(peer.getInputStream());
        assertThat(invite.via().transport()).isEqualTo("TCP");
        peer.getOutputStream().write(SipResponse.to(invite, 486).toBytes());
        assertThat(next(events)).isEqualTo("failed 486 USER_BUSY");
      }
    }
    try (Peer peer = new Peer()) {
      stack.invite(large(SipUri.of("b", "127.0.0.1", peer.port())), new Heard());
      SipRequest invite = (SipRequest) peer.receive();
      assertThat(invite.via().transport()).isEqualTo("UDP");
      peer.answer(new String(SipResponse.to(invite, 480).toBytes(), StandardCharsets.UTF_8));
      assertThat(next(events)).isEqualTo("failed 480 NO_USER_RESPONDING");
    }
  }

  private static InviteRequest large(SipUri uri) {
    return InviteRequest.of(uri, Target.of(uri), NameAddr.of(SipUri.parse("sip:us@h")), OfferAnswer.offer(Script.AUDIO), Duration.ofSeconds(9)).withHeader("X-Ballast", "x".repeat(1_500));
  }

  @Test void aRequestOutsideOfDialogsAnswersItsChallenge() throws Exception {
    try (Peer registrar = new Peer()) {
      SipUri uri = SipUri.of(null, "localhost", registrar.port());
      var response = stack.request(SipRequest.of(Method.REGISTER, uri, Headers.NONE.and(HeaderName.CONTACT, "<" + stack.contact("us", Transport.UDP) + ">")
          .and(HeaderName.FROM, "<sip:us@h>").and(HeaderName.TO, "<sip:us@h>")), Target.of(uri), new Credentials("us", "secret")).toCompletableFuture();
      SipRequest first = (SipRequest) registrar.receive();
      registrar.answer(new String(SipResponse.to(first, 401).and(HeaderName.WWW_AUTHENTICATE, "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"").toBytes(), StandardCharsets.UTF_8));
      SipRequest second = (SipRequest) registrar.receive();
      assertThat(second.headers().first(HeaderName.AUTHORIZATION)).contains("username=\"us\"");
      assertThat(second.cseq().number()).isEqualTo(2);
      assertThat(second.callId()).isEqualTo(first.callId());
      registrar.answer(new String(SipResponse.to(second, 200).toBytes(), StandardCharsets.UTF_8));
      assertThat(response.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  @Test void nobodyListeningIsOurOwn503() throws Exception {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    SipResponse response = stack.request(SipRequest.of(Method.OPTIONS, SipUri.parse("sip:x@h"), Headers.NONE), Target.to(Transport.TCP, "127.0.0.1", closed)).toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
    assertThat(response.isOurs()).isTrue();
    assertThat(response.status()).isEqualTo(503);
  }
}
