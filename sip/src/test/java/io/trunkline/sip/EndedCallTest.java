package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.internal.RunningStack;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits for repeats for 32 s after a call must not keep the call: behind its listener are legs, sound and scripts. The clock stands still here, so nothing of it ends by itself.
class EndedCallTest {
  private static final int MOST_COLLECTIONS = 100;

  private final CompletableFuture<IncomingInvite> invited = new CompletableFuture<>();
  private final RunningStack stack = RunningStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), new SipHandler() {
    @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

    @Override public void invited(IncomingInvite invite) { invited.complete(invite); }

    @Override public void requested(IncomingRequest request) { request.respond(200); }
  }, new ManualTime(Instant.parse("2026-11-23T00:00:00Z")));
  private final CountDownLatch released = new CountDownLatch(2);

  private static final class Ears implements InviteListener {
    private final CompletableFuture<InviteDialog> answered = new CompletableFuture<>();
    private final CountDownLatch released;

    Ears(CountDownLatch released) { this.released = released; }

    @Override public void answered(InviteDialog dialog, @Nullable SessionDescription sdp) { answered.complete(dialog); }

    @Override public void released() { released.countDown(); }
  }

  @AfterEach void stop() { stack.close(); }

  /// A whole call from this stack to itself. What is left of it is in the stack alone.
  private List<WeakReference<Ears>> call() throws Exception {
    InetSocketAddress ours = stack.listenPoints().getFirst().address();
    SipUri uri = SipUri.of("1001", ours.getAddress().getHostAddress(), ours.getPort());
    Ears caller = new Ears(released);
    Ears callee = new Ears(released);
    stack.invite(InviteRequest.of(uri, Target.to(Transport.UDP, uri.host(), uri.port()), NameAddr.of(uri), OfferAnswer.offer(Script.AUDIO), Duration.ofSeconds(30)), caller);
    invited.get(5, TimeUnit.SECONDS).accept(OfferAnswer.offer(Script.AUDIO), callee);
    caller.answered.get(5, TimeUnit.SECONDS).bye(Cause.NORMAL_CLEARING);
    assertThat(released.await(5, TimeUnit.SECONDS)).isTrue();
    return List.of(new WeakReference<>(caller), new WeakReference<>(callee));
  }

  @Test void isLetGoWhileItsTransactionsWaitForRepeats() throws Exception {
    List<WeakReference<Ears>> ears = call();
    invited.obtrudeException(new IllegalStateException("over"));   // the test's own hold on the call
    for (int i = 0; i < MOST_COLLECTIONS && ears.stream().anyMatch(ear -> ear.get() != null); i++) {
      stack.settle();
      System.gc();
    }
    assertThat(stack.counters().transactions()).as("what waits for repeats").isPositive();
    assertThat(ears).allSatisfy(ear -> assertThat(ear.get()).isNull());
  }
}
