package io.trunkline.sip;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.sdp.SessionDescription;
import java.util.concurrent.CompletionStage;

/// A call that was answered. Thread-safe: methods post to the call's loop; after its end they do nothing, or fail their stage.
public interface InviteDialog {
  String callId();

  Source source();

  /// Changes the session (hold, retrieve, new address). The stage gives the peer's answer, or fails with [ReofferRefused]. A crossing re-INVITE is
  /// repeated after the pause that RFC 3261 §14.1 asks for. One change at a time; others wait.
  CompletionStage<SessionDescription> reoffer(SessionDescription offer);

  /// The answer to an offer that came in a 2xx: see [InviteListener#answered].
  void answer(SessionDescription answer);

  /// Ends the call. `ended` follows with who = US.
  void bye(Cause cause);

  /// Another request within the call: INFO, REFER, MESSAGE …. `extra` names the body's type, if there is one. Completes with the final response.
  CompletionStage<SipResponse> request(Method method, Headers extra, String body);

  /// What another process needs to end this call after a crash of ours. Changes with each request; the route and tags do not.
  DialogState state();
}
