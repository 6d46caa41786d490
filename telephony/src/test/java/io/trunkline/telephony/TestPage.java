package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.sip.CSeq;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.auth.DigestClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a page's softphone says over its WebSocket (RFC 7118), message by message; no sound.
final class TestPage implements SipFlow.Remote {
  private static final String ANSWER = String.join("\r\n", "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 8 126", "c=IN IP4 0.0.0.0", "a=rtpmap:8 PCMA/8000", "a=rtpmap:126 telephone-event/8000", "a=mid:0", "a=sendrecv", "a=rtcp-mux",
      "a=ice-ufrag:abcd", "a=ice-pwd:abcdefghijklmnopqrstuvwx", "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB", "a=setup:active", "");

  private final SipFlow flow;
  private final BlockingQueue<SipMessage> received = new LinkedBlockingQueue<>();
  private final List<SipMessage> aside = new ArrayList<>();
  private final String instance = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private long sequence;

  TestPage(TestCentre centre) { flow = centre.telephony.accept(this); }

  TestPage registers() throws InterruptedException {
    assertThat(registration()).isEqualTo(200);
    return this;
  }

  int registration() throws InterruptedException {
    SipResponse challenge = sends(register());
    if (challenge.status() != 401) return challenge.status();
    // JsSIP keeps the last of several challenges and knows only MD5.
    assertThat(challenge.headers().all(HeaderName.WWW_AUTHENTICATE).getLast()).contains("algorithm=MD5");
    SipRequest again = register();
    return sends(again.withHeaders(again.headers().and(DigestClient.answer(again, challenge, new Credentials("page", TestCentre.SECRET))))).status();
  }

  private SipRequest register() {
    return SipRequest.of(Method.REGISTER, SipUri.parse("sip:trunkline"), Headers.NONE
        .and(HeaderName.VIA, "SIP/2.0/WS " + instance + ".invalid;branch=z9hG4bK" + instance + ++sequence)
        .and(HeaderName.FROM, "<sip:page@trunkline>;tag=" + instance).and(HeaderName.TO, "<sip:page@trunkline>").and(HeaderName.CALL_ID, "registration-" + instance)
        .and(HeaderName.CSEQ, new CSeq(sequence, "REGISTER").toString()).and(HeaderName.MAX_FORWARDS, "70")
        .and(HeaderName.CONTACT, "<sip:" + instance + "@" + instance + ".invalid;transport=ws>;expires=300"));
  }

  private SipResponse sends(SipRequest request) throws InterruptedException {
    flow.receive(request.toBytes());
    return (SipResponse) next(SipResponse.class, null);
  }

  /// Answers the call that rings, and returns its INVITE as text.
  String answers() throws InterruptedException {
    SipRequest invite = (SipRequest) next(SipRequest.class, Method.INVITE);
    SipResponse response = SipResponse.to(invite, 200);
    Headers headers = response.headers().with(HeaderName.TO, invite.to().tagged("page-" + instance).toString())
        .and(HeaderName.CONTACT, "<sip:" + instance + "@" + instance + ".invalid;transport=ws>");
    flow.receive(response.withHeaders(headers).withBody("application/sdp", ANSWER).toBytes());
    next(SipRequest.class, Method.ACK);
    return new String(invite.toBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /// The next message of this kind. Others are kept for later: a call may ring before the answer to the registration that let it.
  private SipMessage next(Class<? extends SipMessage> kind, @Nullable Method method) throws InterruptedException {
    for (SipMessage kept : aside) {
      if (fits(kept, kind, method)) {
        aside.remove(kept);
        return kept;
      }
    }
    while (true) {
      SipMessage message = received.poll(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
      if (message == null) throw new AssertionError("no " + kind.getSimpleName() + " " + method);
      if (fits(message, kind, method)) return message;
      aside.add(message);
    }
  }

  private static boolean fits(SipMessage message, Class<? extends SipMessage> kind, @Nullable Method method) {
    return kind.isInstance(message) && (method == null || (message instanceof SipRequest request && request.is(method)));
  }

  void closes() { flow.closed(); }

  @Override public InetSocketAddress address() { return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000); }

  @Override public @Nullable String origin() { return null; }

  @Override public @Nullable Object principal() { return null; }

  @Override public boolean isSecure() { return false; }

  @Override public boolean send(byte[] message) {
    SipMessage parsed = SipMessage.parse(message);
    if (parsed instanceof SipRequest request && request.is(Method.BYE)) flow.receive(SipResponse.to(request, 200).toBytes());
    else received.add(parsed);
    return true;
  }

  @Override public void close() {}
}
