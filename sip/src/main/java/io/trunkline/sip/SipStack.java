package io.trunkline.sip;

import io.trunkline.kernel.Time;
import io.trunkline.sip.internal.RunningStack;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A running SIP endpoint: listen points, event loops, transactions, dialogs. Thread-safe.
public interface SipStack extends AutoCloseable {
  /// Binds the listen points and starts the loops. Throws [java.io.UncheckedIOException] if a port is taken.
  static SipStack start(SipConfig config, SipHandler handler, Time time) { return RunningStack.start(config, handler, time); }

  /// Where it listens, with the real ports.
  List<ListenPoint> listenPoints();

  /// Our URI as peers reach it by this transport: for `Contact` of a registration, `From`, credentials pages.
  SipUri contact(@Nullable String user, Transport transport);

  /// Takes over a WebSocket opened elsewhere (RFC 7118).
  SipFlow accept(SipFlow.Remote remote);

  /// Calls someone. The listener is called on the loop of the new Call-ID.
  OutgoingInvite invite(InviteRequest request, InviteListener listener);

  /// Sends a request outside of dialogs: REGISTER, OPTIONS, …. Completes with the final response, which is one of ours ([SipResponse#isOurs]) if none came.
  default CompletionStage<SipResponse> request(SipRequest request, Target target) { return request(request, target, null); }

  /// The same, answering one challenge (401 or 407) with these credentials.
  CompletionStage<SipResponse> request(SipRequest request, Target target, @Nullable Credentials credentials);

  /// Takes up a dialog of a former process, mostly to end it: [InviteDialog#bye]. Its CSeq goes on well above the stored one.
  default InviteDialog resume(DialogState state, InviteListener listener) { return resume(state, null, listener); }

  InviteDialog resume(DialogState state, @Nullable Credentials credentials, InviteListener listener);

  /// What happened since the start.
  SipCounters counters();

  /// Stops listening and drops all state; sends nothing. Drain first.
  @Override void close();
}
