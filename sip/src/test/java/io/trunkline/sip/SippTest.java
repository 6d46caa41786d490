package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.SystemTime;
import io.trunkline.sip.internal.RunningStack;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SIPp, which someone else wrote, as the peer: it calls us, and we call it.
class SippTest {
  private static final Path SIPP = Path.of("/usr/bin/sipp");
  private static final int CALLS = 40;

  @TempDir Path folder;

  @BeforeEach void sippIsInstalled() { assumeTrue(Files.isExecutable(SIPP), "SIPp (package sip-tester) is not installed"); }

  private Process sipp(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SIPP.toString()));
    command.addAll(arguments);
    command.addAll(List.of("-i", "127.0.0.1", "-m", String.valueOf(CALLS), "-nostdin", "-timeout", "30s", "-timeout_error"));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("sipp.log").toFile()).start();
  }

  private void finishes(Process sipp) throws Exception {
    try {
      assertThat(sipp.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(sipp.exitValue()).as(() -> log()).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("sipp.log"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1"})
  void sippCallsUs(String transport) throws Exception {
    CountDownLatch ended = new CountDownLatch(CALLS);
    SipHandler answering = new SipHandler() {
      @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

      @Override public void invited(IncomingInvite invite) {
        invite.ring(null);
        InviteDialog dialog = invite.accept(OfferAnswer.answer(java.util.Objects.requireNonNull(invite.offer()), Script.AUDIO.preferring(io.trunkline.sip.sdp.Codec.PCMU))
            .orElseThrow().sdp(), new InviteListener() {
              @Override public void ended(EndReason reason) { if (reason.by() == EndReason.By.PEER) ended.countDown(); }
            });
        assertThat(dialog.callId()).isEqualTo(invite.callId());
      }

      @Override public void requested(IncomingRequest request) { request.respond(200); }
    };
    try (SipStack stack = start(answering)) {
      InetSocketAddress ours = stack.listenPoints().get(transport.equals("u1") ? 0 : 1).address();
      finishes(sipp(List.of("-sn", "uac", "-t", transport, "-r", "40", "127.0.0.1:" + ours.getPort())));
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
      ((RunningStack) stack).settle();
      assertThat(stack.counters().dialogs()).isZero();
      assertThat(stack.counters().malformed()).isZero();
    }
  }

  @Test void weCallSipp() throws Exception {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CountDownLatch done = new CountDownLatch(CALLS);
    ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    SipHandler nobody = new SipHandler() {
      @Override public Admission admit(Source source, SipRequest request) { return Admission.SILENCE; }

      @Override public void invited(IncomingInvite invite) {}

      @Override public void requested(IncomingRequest request) {}
    };
    try (SipStack stack = start(nobody)) {
      Process sipp = sipp(List.of("-sn", "uas", "-p", String.valueOf(port)));   // until it listens, our INVITEs are repeated by timer A
      SipUri uri = SipUri.of("service", "127.0.0.1", port);
      for (int i = 0; i < CALLS; i++) {
        stack.invite(InviteRequest.of(uri, Target.of(uri), NameAddr.of(SipUri.of("us", "127.0.0.1", stack.listenPoints().getFirst().address().getPort())),
            OfferAnswer.offer(Script.AUDIO), Duration.ofSeconds(20)), new InviteListener() {
              @Override public void answered(InviteDialog dialog, @Nullable SessionDescription sdp) { dialog.bye(Cause.NORMAL_CLEARING); }

              @Override public void failed(SipFailure failure) {
                failures.add(failure.toString());
                done.countDown();
              }

              @Override public void ended(EndReason reason) { done.countDown(); }
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(failures).isEmpty();
      finishes(sipp);
    }
  }

  private static SipStack start(SipHandler handler) {
    return SipStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), handler, SystemTime.INSTANCE);
  }
}
