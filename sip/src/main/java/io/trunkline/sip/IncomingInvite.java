package io.trunkline.sip;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.sdp.SessionDescription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call that someone offers us: an INVITE server transaction with the early dialog it may make (RFC 3261 §13.3). All methods may be called from any thread
/// and take effect in their order on the call's loop; after the end of the attempt they do nothing.
public interface IncomingInvite {
  SipRequest request();

  Source source();

  String callId();

  /// The caller's offer; null if the INVITE came without: then our answer carries the offer and [InviteListener#confirmed] their answer.
  @Nullable SessionDescription offer();

  /// Tells the end of an attempt that was not accepted: CANCEL, or our own rejection for a protocol error. At once if it has ended already.
  void onCancelled(Consumer<EndReason> work);

  /// Who hears what the caller does before our answer: [InviteListener#agreed], [InviteListener#reoffered], [InviteListener#informed]. Nobody, unless said here;
  /// after [#accept] the listener that was given there.
  void hear(InviteListener listener);

  /// 180, or 183 with early media. May be repeated. A caller that knows `100rel` gets it for certain (RFC 3262). Then the first early media is our answer, or our offer to an
  /// INVITE that came without, and further ones are not sent; to such an INVITE that even requires `100rel`, nothing is sent without early media.
  void ring(@Nullable SessionDescription earlyMedia);

  /// Another provisional response, such as 181 or 182, with further headers.
  void progress(int status, @Nullable SessionDescription earlyMedia, Headers extra);

  default InviteDialog accept(SessionDescription sdp, InviteListener listener) { return accept(sdp, Headers.NONE, listener); }

  /// 200 with our answer (or offer). The 2xx is repeated until it is acknowledged; without ACK in 64*T1 the call is ended with BYE (§13.3.1.4).
  InviteDialog accept(SessionDescription sdp, Headers extra, InviteListener listener);

  default void reject(int status, @Nullable Cause cause) { reject(status, Status.phrase(status), cause, Headers.NONE); }

  /// A final failure; the cause goes along as `Reason: Q.850`. `extra` may carry `Retry-After`, challenges, `Contact` of a redirection.
  void reject(int status, String reasonPhrase, @Nullable Cause cause, Headers extra);
}
