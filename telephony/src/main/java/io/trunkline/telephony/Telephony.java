package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Time;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.ListenPoint;
import io.trunkline.sip.SipCounters;
import io.trunkline.sip.SipFlow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The telephony of one node: its SIP stack, its media engine and all its calls. All methods may be called from any thread.
public interface Telephony extends AutoCloseable {
  /// Opens the ports; calls may come before this returns.
  static Telephony start(TelephonyConfig config, Time time, Plan plan, CallHandler calls, TelephonyListener listener) {
    return Node.start(config, time, plan, calls, listener);
  }

  /// Where SIP listens, with the real ports.
  List<ListenPoint> listenPoints();

  /// Takes over a WebSocket that speaks SIP (RFC 7118).
  SipFlow accept(SipFlow.Remote remote);

  Trunks trunks();

  Stations stations();

  /// A call that is up, or on its way.
  Optional<Call> call(CallId id);

  Collection<Call> calls();

  /// Begins a call from here: dials `request.first()`, and when that answers runs the script with it as the caller. The node's admission doesn't
  /// apply, for a person of ours asked for it; the tenant's limit does: then the call ends at once, with the listener told.
  Call originate(OutgoingCall request, CallHandler script);

  NodeLoad load();

  /// What came by SIP since the start, and what of it was not listened to.
  SipCounters sipCounters();

  /// From now on new calls get 503 with `Retry-After`; those that are up go on.
  void drain();

  /// Ends dialogs that a former process of this node left behind with BYE, so that no far end stays up and billed.
  void releaseDialogs(Collection<DialogState> dialogs);

  /// True when nothing is left of any call: no leg, port, attempt or thread. For tests and for the end of a drain.
  boolean isQuiet();

  /// Hangs up what is left, then stops. Drain first.
  @Override void close();
}
