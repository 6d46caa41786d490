package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.internal.RunningStack;
import io.trunkline.sip.sdp.OfferAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one source may make us keep, over real sockets: 127.0.0.2 floods, 127.0.0.1 calls.
class BoundsTest {
  private static final SipBounds BOUNDS = new SipBounds(20, 30, 5, 8);
  private static final String OFFER = OfferAnswer.offer(Script.AUDIO).toString();

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
  private final BlockingQueue<IncomingInvite> invited = new LinkedBlockingQueue<>();
  private final RunningStack stack = RunningStack.start(SipConfig.at(new InetSocketAddress(address("127.0.0.1"), 0)).withLoops(1).bounded(BOUNDS), new SipHandler() {
    @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

    @Override public void invited(IncomingInvite invite) { invited.add(invite); }

    @Override public void requested(IncomingRequest request) { request.respond(200); }
  }, time);
  private final InetSocketAddress ours = stack.listenPoints().getFirst().address();
  private final Peer flooding = new Peer(address("127.0.0.2"));
  private final Peer calling = new Peer(address("127.0.0.1"));
  private final Peer third = new Peer(address("127.0.0.3"));
  private int sent;

  BoundsTest() throws IOException {}

  private static InetAddress address(String literal) { return InetAddress.ofLiteral(literal); }

  @AfterEach void stop() {
    stack.close();
    flooding.close();
    calling.close();
    third.close();
  }

  private void sends(Peer peer, String method, String callId, String toTag, String body) throws IOException {
    int number = ++sent;
    String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    peer.send(method + " sip:1001@" + ours.getAddress().getHostAddress() + " SIP/2.0\r\nVia: SIP/2.0/UDP h.invalid;branch=z9hG4bK" + number + ";rport\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>"
        + toTag + "\r\nCall-ID: " + callId + "\r\nCSeq: " + number + ' ' + method + "\r\nContact: <sip:a@h>\r\n" + type + "\r\n" + body, ours);
  }

  /// How many of these answers came, by status; each 503 says when to come back.
  private static Map<Integer, Integer> answers(Peer peer, int count) throws IOException {
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      SipResponse response = (SipResponse) peer.receive();
      answers.merge(response.status(), 1, Integer::sum);
      assertThat(response.headers().has(HeaderName.RETRY_AFTER)).isEqualTo(response.status() == 503);
    }
    return answers;
  }

  /// 64*T1, once the timers are set: an answer is here a moment before its own.
  private void waitsOutRepeats() throws InterruptedException {
    stack.settle();
    time.passes(Duration.ofSeconds(40));
    stack.settle();
  }

  private IncomingInvite next() throws InterruptedException { return Objects.requireNonNull(invited.poll(5, TimeUnit.SECONDS), "no call"); }

  @Test void aSourceThatFloodsIsRefusedAndAnothersCallGoesOn() throws Exception {
    for (int i = 0; i < 60; i++) sends(flooding, "OPTIONS", "flood-" + i, "", "");
    assertThat(answers(flooding, 60)).isEqualTo(Map.of(200, 20, 503, 40));
    assertThat(stack.counters().bounded()).isEqualTo(40);

    sends(calling, "INVITE", "call", "", OFFER);
    assertThat(((SipResponse) calling.receive()).status()).isEqualTo(100);
    InviteDialog dialog = next().accept(OfferAnswer.offer(Script.AUDIO), new InviteListener() { });
    String tag = ";tag=" + Objects.requireNonNull(((SipResponse) calling.receive()).to().tag());
    for (int i = 0; i < 10; i++) sends(flooding, "OPTIONS", "again-" + i, "", "");
    assertThat(answers(flooding, 10)).isEqualTo(Map.of(503, 10));
    sends(calling, "BYE", "call", tag, "");
    assertThat(((SipResponse) calling.receive()).status()).isEqualTo(200);
    assertThat(dialog.callId()).isEqualTo("call");

    waitsOutRepeats();   // nothing is kept any more
    sends(flooding, "OPTIONS", "later", "", "");
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(200, 1));
    waitsOutRepeats();
    assertThat(stack.counters().transactions() + stack.counters().dialogs()).isZero();
  }

  @Test void allSourcesTogetherAreBoundedAndCallsCanStillBeEnded() throws Exception {
    sends(calling, "INVITE", "call", "", OFFER);
    assertThat(((SipResponse) calling.receive()).status()).isEqualTo(100);
    InviteDialog dialog = next().accept(OfferAnswer.offer(Script.AUDIO), new InviteListener() { });
    String tag = ";tag=" + Objects.requireNonNull(((SipResponse) calling.receive()).to().tag());
    for (int i = 0; i < 20; i++) sends(flooding, "OPTIONS", "flood-" + i, "", "");
    assertThat(answers(flooding, 20)).isEqualTo(Map.of(200, 20));
    for (int i = 0; i < 20; i++) sends(third, "OPTIONS", "third-" + i, "", "");
    assertThat(answers(third, 20)).isEqualTo(Map.of(200, 9, 503, 11));
    sends(calling, "INFO", "call", tag, "");
    assertThat(answers(calling, 1)).isEqualTo(Map.of(503, 1));
    sends(calling, "BYE", "call", tag, "");
    assertThat(answers(calling, 1)).isEqualTo(Map.of(200, 1));
    assertThat(dialog.callId()).isEqualTo("call");
  }

  @Test void aSourceHasSoManyCallsAndEachThatEndsMakesRoomForAnother() throws Exception {
    for (int i = 0; i < 5; i++) sends(flooding, "INVITE", "call-" + i, "", OFFER);
    assertThat(answers(flooding, 5)).isEqualTo(Map.of(100, 5));
    sends(flooding, "INVITE", "one-too-many", "", OFFER);
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(503, 1));

    next().reject(486, Cause.USER_BUSY);
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(486, 1));
    sends(flooding, "INVITE", "in-its-place", "", OFFER);
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(100, 1));

    IncomingInvite second = next();
    InviteDialog dialog = second.accept(OfferAnswer.offer(Script.AUDIO), new InviteListener() { });
    String tag = tagOf(flooding.receive());
    sends(flooding, "INVITE", "still-too-many", "", OFFER);
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(503, 1));
    sends(flooding, "BYE", dialog.callId(), ";tag=" + tag, "");
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(200, 1));
    sends(flooding, "INVITE", "another", "", OFFER);
    assertThat(answers(flooding, 1)).isEqualTo(Map.of(100, 1));
  }

  private static @Nullable String tagOf(SipMessage message) { return message.to().tag(); }
}
