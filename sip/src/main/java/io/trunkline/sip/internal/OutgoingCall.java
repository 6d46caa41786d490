package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.CSeq;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.OutgoingInvite;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipFailure;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.Target;
import io.trunkline.sip.auth.DigestClient;
import io.trunkline.sip.internal.TransactionRules.State;
import io.trunkline.sip.sdp.SessionDescription;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An attempt of ours to call someone (RFC 3261 §13.2): INVITE, one answer to a challenge, [Forks], CANCEL and its races. State is for the loop's thread.
final class OutgoingCall implements OutgoingInvite {
  private final Loop loop;
  private final Sender sender;
  private final InviteRequest wanted;
  private final String callId;
  private final NameAddr from;
  private InviteListener listener;
  private long sequence = 1;
  private @Nullable ClientTransaction transaction;
  private Forks forks = new Forks(this::early);
  private @Nullable CallDialog dialog;
  private @Nullable Reason cancelling;
  private @Nullable LoopTimer ringing;
  private @Nullable LoopTimer patience;
  private boolean provisional;
  private boolean cancelSent;
  private boolean rangOut;
  private boolean done;

  OutgoingCall(Loop loop, Sender sender, InviteRequest wanted, String callId, InviteListener listener) {
    this.loop = loop;
    this.sender = sender;
    this.wanted = wanted;
    this.listener = listener;
    this.callId = callId;
    this.from = wanted.from().tagged(Tokens.tag());
  }

  @Override public String callId() { return callId; }

  static String key(String callId, @Nullable String localTag) { return callId + ' ' + localTag; }

  void begin() {
    loop.outgoing.put(key(callId, from.tag()), this);
    sender.reach(loop, wanted.target(), flow -> {
      if (done) return;
      if (cancelling != null) {
        fail(new SipFailure(487, Status.phrase(487), Cause.NORMAL_CLEARING, true, null));
      } else if (flow == null) {
        fail(new SipFailure(503, "No way to the peer", Cause.NETWORK_OUT_OF_ORDER, true, null));
      } else {
        ringing = loop.after(wanted.ringTimeout(), () -> {
          rangOut = true;
          giveUp(Reason.of(Cause.NO_ANSWER));
        });
        send(flow, Headers.NONE);
      }
    });
  }

  private void send(Flow flow, Headers authorization) {
    SipRequest request = invite(flow, authorization);
    // RFC 3261 §18.1.1: too large for a datagram. If the peer takes no TCP, UDP's fragments are still better than no call.
    if (flow instanceof UdpFlow && !(wanted.target() instanceof Target.OverFlow) && Sender.isTooLarge(request)) {
      Flow stream = sender.tcpBeside(flow);
      start(stream, invite(stream, authorization), response -> {
        if (response.isOurs() && response.status() == 503 && !done && cancelling == null) start(flow, invite(flow, authorization), null);
        else answered(response, authorization);
      });
      return;
    }
    start(flow, request, null);
  }

  private void start(Flow flow, SipRequest request, java.util.function.@Nullable Consumer<SipResponse> user) {
    Headers sent = request.headers().only(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION);
    transaction = sender.send(loop, flow, request, user == null ? response -> answered(response, sent) : user);
  }

  private SipRequest invite(Flow flow, Headers authorization) {
    Headers headers = Headers.NONE;
    for (SipUri route : wanted.routes()) headers = headers.and(HeaderName.ROUTE, "<" + route + ">");
    headers = headers.and(HeaderName.FROM, from.toString()).and(HeaderName.TO, wanted.to().toString()).and(HeaderName.CALL_ID, callId)
        .and(HeaderName.CSEQ, new CSeq(sequence, "INVITE").toString())
        .and(HeaderName.CONTACT, NameAddr.of(Sender.contact(wanted.contactUser(), flow)).toString())
        .and(HeaderName.ALLOW, Sender.ALLOW)
        .and(HeaderName.SUPPORTED, wanted.offer() == null ? Sender.SUPPORTED : Sender.SUPPORTED_WITH_OFFER).and(wanted.extra()).and(authorization);
    SipRequest request = SipRequest.of(Method.INVITE, wanted.uri(), headers);
    return wanted.offer() == null ? request : request.withBody("application/sdp", wanted.offer().toString());
  }

  private void answered(SipResponse response, Headers authorization) {
    if (response.isProvisional()) progressed(response);
    else if (response.isSuccess()) accepted(response);
    else if (!done && !challenged(response, authorization)) failed(response);
  }

  private void progressed(SipResponse response) {
    boolean first = !provisional;
    provisional = true;
    if (done) return;
    if (first && cancelling == null) listener.trying();
    if (!forks.hear(response)) return;
    if (cancelling != null) {
      sendCancel(cancelling);
    } else if (response.status() > 100) {
      listener.progressed(response, Forks.readable(response));
    }
  }

  private void accepted(SipResponse response) {
    ClientTransaction invite = Objects.requireNonNull(transaction);
    CallDialog known = dialog;
    if (known != null && Objects.equals(known.core.remote.tag(), response.to().tag())) {
      known.acknowledge(invite, response, false);   // a repeat
      return;
    }
    boolean wantsAnswer = wanted.offer() == null;
    if (done || cancelling != null) {   // another branch of a fork was first, or the answer crossed our CANCEL: RFC 3261 §13.2.2.4
      CallDialog unwanted = confirmed(invite, response, InviteListener.NOBODY);
      unwanted.register();
      unwanted.acknowledge(invite, response, false);
      unwanted.over(io.trunkline.sip.EndReason.By.US, Cause.NORMAL_CLEARING, "unwanted");
      if (!done) fail(givenUp());
      return;
    }
    SessionDescription said = Forks.readable(response);
    SessionDescription sdp = said == null ? forks.session(response.to().tag()) : said;
    InviteListener told = listener;
    CallDialog answered = confirmed(invite, response, told);
    dialog = answered;
    finish();
    answered.register();
    answered.reoffers.heard(sdp);
    answered.sessionTimer.agreed(response, false);
    answered.acknowledge(invite, response, wantsAnswer);
    told.answered(answered, sdp);
  }

  /// The dialog of a first provisional response.
  private CallDialog early(SipResponse response) { return dialog(Objects.requireNonNull(transaction), response, listener); }

  private CallDialog dialog(ClientTransaction invite, SipResponse response, InviteListener user) {
    CallDialog made = new CallDialog(loop, sender, core(invite, response), new Source(invite.flow()), true, user);
    if (wanted.offer() != null) made.said(wanted.offer());
    return made;
  }

  private DialogCore core(ClientTransaction invite, SipResponse response) {
    return DialogCore.asClient(invite.request(), response, invite.flow(), wanted.target() instanceof Target.OverFlow, credentials());
  }

  /// The dialog of a 2xx: the early one goes on, if there is one.
  private CallDialog confirmed(ClientTransaction invite, SipResponse response, InviteListener user) {
    CallDialog early = forks.dialog(response.to().tag());
    if (early == null) return dialog(invite, response, user);
    early.core = core(invite, response).continuing(early.core);
    early.heardBy(user);
    return early;
  }

  /// A request of somebody whom we ring.
  void received(ServerTransaction request) {
    Forks.Fork fork = forks.of(request.request().from().tag());
    if (fork == null) {
      request.respond(SipResponse.to(request.request(), 481));
      return;
    }
    CallDialog early = fork.dialog();
    if (!early.accepts(request)) return;
    boolean offers = request.request().is(Method.UPDATE) && request.request().body().length > 0;
    if (offers && !fork.isAgreed()) early.respond(request, 491);   // RFC 3311 §5.2: our own offer waits for its answer
    else early.receivedEarly(request);
  }

  private @Nullable Credentials credentials() { return wanted.credentials(); }

  private boolean challenged(SipResponse response, Headers sent) {
    if (response.status() != 401 && response.status() != 407) return false;
    Credentials credentials = credentials();
    ClientTransaction invite = transaction;
    if (credentials == null || invite == null || cancelling != null) return false;
    // One answer to each kind of challenge; a second refusal means that the password is wrong, unless it says that only the nonce was old.
    boolean again = sent.has(response.status() == 401 ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION);
    if (again && !(DigestClient.isStale(response) && sequence < 4)) return false;
    Headers answer = DigestClient.answer(invite.request(), response, credentials);
    if (answer.size() == 0) return false;
    sequence++;
    forks.close(null);
    forks = new Forks(this::early);
    provisional = false;
    send(invite.flow(), answer.and(again ? Headers.NONE : sent));
    return true;
  }

  private void failed(SipResponse response) {
    if (cancelling != null) fail(givenUp());
    else fail(new SipFailure(response.status(), response.reasonPhrase(), response.isOurs() && response.status() == 503 ? Cause.NETWORK_OUT_OF_ORDER
        : Status.cause(response), response.isOurs(), response));
  }

  private SipFailure givenUp() {
    return rangOut ? new SipFailure(408, "Nobody answered", Cause.NO_ANSWER, true, null)
        : new SipFailure(487, Status.phrase(487), Cause.NORMAL_CLEARING, true, null);
  }

  @Override public void cancel(Reason reason) { loop.post(() -> giveUp(reason)); }

  private void giveUp(Reason reason) {
    if (done || cancelling != null) return;
    cancelling = reason;
    if (provisional) sendCancel(reason);   // before that CANCEL may not be sent (RFC 3261 §9.1); the first provisional response brings it on its way
  }

  private void sendCancel(Reason reason) {
    ClientTransaction invite = Objects.requireNonNull(transaction);
    if (cancelSent || invite.state() != State.PROCEEDING) return;
    cancelSent = true;
    new ClientTransaction(loop, invite.flow(), invite.cancellation(reason), response -> { }).start();
    // §9.1: a peer that answers neither CANCEL nor INVITE is given up after 64*T1.
    patience = loop.after(loop.timers.patience(), () -> {
      if (!done) fail(givenUp());
    });
  }

  private void fail(SipFailure failure) { finish().failed(failure); }

  /// Gives the listener for its last word from here. The transaction keeps this attempt for another 32 s, and mustn't keep the call behind the listener.
  private InviteListener finish() {
    done = true;
    loop.outgoing.remove(key(callId, from.tag()), this);
    forks.close(dialog);
    LoopTimer.stop(ringing);
    LoopTimer.stop(patience);
    InviteListener told = listener;
    listener = InviteListener.NOBODY;
    return told;
  }
}
