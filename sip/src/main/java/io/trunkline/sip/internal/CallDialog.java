package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.auth.DigestClient;
import io.trunkline.sip.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call with its dialog: the requests both ways (RFC 3261 §12, §15). It is early, with few of them, until [#register]. Its parts: [Confirmation] repeats our 2xx until the ACK, [Reoffers] changes
/// the session, [SessionTimer] notices a dead peer. All state is for the loop's thread; the public methods post to it.
final class CallDialog implements InviteDialog {
  private static final int MOST_KEPT_ACKS = 4;

  /// An ACK that we sent, kept to answer each repeat of its 2xx.
  private record KeptAck(long sequence, Flow flow, SipRequest ack) {}

  final Loop loop;
  final Sender sender;
  /// Replaced once, when a call of ours is answered.
  volatile DialogCore core;
  final Reoffers reoffers;
  final SessionTimer sessionTimer;
  private final Source source;
  private final boolean calling;
  private final List<KeptAck> acks = new ArrayList<>(1);
  private @Nullable Confirmation confirmation;
  private @Nullable SessionDescription local;
  private @Nullable Runnable awaitedAnswer;
  private volatile InviteListener listener;
  private Holdings.@Nullable Holding holding;
  private @Nullable Provisionals provisionals;
  private boolean early = true;
  private boolean ended;
  private boolean byeSent;

  /// `calling` says that the INVITE was ours: we own the Call-ID.
  CallDialog(Loop loop, Sender sender, DialogCore core, Source source, boolean calling, InviteListener listener) {
    this.loop = loop;
    this.sender = sender;
    this.core = core;
    this.source = source;
    this.calling = calling;
    this.listener = listener;
    this.reoffers = new Reoffers(this);
    this.sessionTimer = new SessionTimer(this);
  }

  /// With the peer's tag: several phones may answer one INVITE of ours (RFC 3261 §12).
  static String key(String callId, @Nullable String localTag, @Nullable String remoteTag) { return callId + ' ' + localTag + ' ' + remoteTag; }

  private String key() { return key(core.callId, core.localTag(), core.remote.tag()); }

  /// The call is answered.
  void register() {
    early = false;
    loop.dialogs.put(key(), this);
  }

  boolean isEarly() { return early; }

  void heardBy(InviteListener user) { listener = user; }

  /// A PRACK may come after our 2xx.
  void acknowledging(Provisionals sent) { provisionals = sent; }

  /// Who began this call holds it until the far end is done.
  void heldBy(Holdings.@Nullable Holding source) { holding = source; }

  boolean isCalling() { return calling; }

  boolean isEnded() { return ended; }

  /// Whether our own 2xx waits for its ACK.
  boolean isUnconfirmed() { return confirmation != null; }

  InviteListener listener() { return listener; }

  /// Our side of the session as last said.
  @Nullable SessionDescription local() { return local; }

  void said(SessionDescription sdp) { local = sdp; }

  @Override public String callId() { return core.callId; }

  @Override public Source source() { return source; }

  @Override public DialogState state() { return core.state(); }

  // ---- from the peer

  /// Whether a request comes in order and asks for nothing that we don't know or take; else it is answered.
  boolean accepts(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    core.heardOver(transaction.flow());
    if (!core.isInOrder(request)) {
      respond(transaction, 500);
      return false;
    }
    String unsupported = Extensions.unsupported(request);
    if (unsupported != null) {
      transaction.respond(SipResponse.to(request, 420).and(HeaderName.UNSUPPORTED, unsupported));
      return false;
    }
    boolean tooShort = (request.is(Method.INVITE) || request.is(Method.UPDATE)) && SessionTimer.isTooShort(request);
    if (tooShort) transaction.respond(SipResponse.to(request, 422).and(HeaderName.MIN_SE, String.valueOf(SessionTimer.SHORTEST_SECONDS)));
    return !tooShort;
  }

  /// A request within this dialog.
  void received(ServerTransaction transaction) {
    if (!accepts(transaction)) return;
    SipRequest request = transaction.request();
    switch (request.method()) {
      case BYE -> byeReceived(transaction);
      case INVITE -> reoffers.invited(transaction);
      case UPDATE -> reoffers.updated(transaction);
      case INFO -> informed(transaction);
      case PRACK -> respond(transaction, provisionals != null && provisionals.acknowledged(request) ? 200 : 481);
      case REFER -> Referral.received(this, transaction);
      case OPTIONS -> transaction.respond(SipResponse.to(request, 200).and(HeaderName.ALLOW, Sender.ALLOW).and(HeaderName.SUPPORTED, Sender.SUPPORTED));
      case NOTIFY -> respond(transaction, 481);   // we subscribe to nothing
      case ACK, CANCEL -> { }
      case REGISTER, SUBSCRIBE, MESSAGE, PUBLISH, OTHER -> transaction.respond(SipResponse.to(request, 405).and(HeaderName.ALLOW, Sender.ALLOW));
    }
  }

  /// The same while the call isn't answered yet.
  void receivedEarly(ServerTransaction transaction) {
    switch (transaction.request().method()) {
      case UPDATE -> reoffers.updated(transaction);
      case INFO -> informed(transaction);
      case INVITE -> {   // RFC 3261 §14.2: another INVITE while the first is being answered
        if (calling) respond(transaction, 491);
        else reoffers.notYet(transaction);
      }
      case ACK, CANCEL -> { }
      case BYE, PRACK, REFER, OPTIONS, NOTIFY, REGISTER, SUBSCRIBE, MESSAGE, PUBLISH, OTHER -> respond(transaction, 481);
    }
  }

  private void informed(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    respond(transaction, ended ? 481 : 200);
    String type = request.contentType();
    if (!ended) listener.informed(type == null ? "" : type, new String(request.body(), StandardCharsets.UTF_8));
  }

  void respond(ServerTransaction transaction, int status) { transaction.respond(SipResponse.to(transaction.request(), status)); }

  private void byeReceived(ServerTransaction transaction) {
    respond(transaction, 200);
    Reason said = transaction.request().reason("Q.850");
    reoffers.abandon();
    end(new EndReason(EndReason.By.PEER, said == null || said.cause() == 0 ? Cause.NORMAL_CLEARING : Cause.of(said.cause()), "BYE"));
    if (!byeSent) forget();
  }

  void acknowledged(SipRequest ack) {
    Confirmation waiting = confirmation;
    if (waiting == null || waiting.sequence() != ack.cseq().number()) return;
    waiting.stop();
    confirmation = null;
    if (ended) {
      sendBye(Cause.NORMAL_CLEARING);
      return;
    }
    SessionDescription answer = null;
    if (waiting.isOffering()) {
      try {
        answer = ack.sdp();
      } catch (MalformedSip unreadable) {
        answer = null;
      }
      if (answer == null) {   // RFC 3261 §13.2.2.4: the ACK must carry it; without one there is no session
        bye(Cause.INCOMPATIBLE_DESTINATION);
        return;
      }
    }
    if (waiting.isFirst() || answer != null) listener.confirmed(answer);
    reoffers.proceed();
  }

  /// Keeps sending `response`, a 2xx to an INVITE, until its ACK comes. Without one in 64*T1 the call is over (RFC 3261 §13.3.1.4).
  void confirm(ServerTransaction transaction, SipResponse response, boolean offering, boolean first) {
    transaction.respond(response);
    confirmation = new Confirmation(loop, transaction, offering, first, () -> {
      confirmation = null;
      if (ended) {
        sendBye(Cause.NORMAL_CLEARING);
        return;
      }
      loop.counters.timeouts.increment();
      over(EndReason.By.TIMEOUT, Cause.RECOVERY_ON_TIMER_EXPIRY, "no ACK");
    });
  }

  /// A 2xx to an INVITE of ours, for the first time or again. The first is acknowledged here, or by [#answer] if it holds the offer.
  void acknowledge(ClientTransaction invite, SipResponse response, boolean answerNeeded) {
    long sequence = response.cseq().number();
    for (KeptAck kept : acks) {
      if (kept.sequence() == sequence) {
        sender.sendOnce(loop, kept.flow(), kept.ack());
        return;
      }
    }
    if (answerNeeded) {
      if (awaitedAnswer == null) awaitedAnswer = () -> sendAck(invite, sequence, local);
    } else {
      sendAck(invite, sequence, null);
    }
  }

  private void sendAck(ClientTransaction invite, long sequence, @Nullable SessionDescription answer) {
    reach(found -> {
      Flow flow = found == null ? invite.flow() : found;
      SipRequest plain = core.request(Method.ACK, sequence, invite.request().headers().only(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION));
      SipRequest ack = sender.hop(answer == null ? plain : plain.withBody("application/sdp", answer.toString()), flow);
      if (acks.size() == MOST_KEPT_ACKS) acks.removeFirst();
      acks.add(new KeptAck(sequence, flow, ack));
      sender.sendOnce(loop, flow, ack);
    });
  }

  private void reach(Consumer<@Nullable Flow> then) {
    sender.reach(loop, core.target(), flow -> {
      if (flow != null) core.reachedBy(flow);
      then.accept(flow);
    });
  }

  // ---- to the peer

  /// Sends a request of the dialog; `body` may be empty. A challenge is answered once. The user hears each response, or our own 408 or 503.
  void send(Method method, Headers extra, String body, Consumer<SipResponse> user, Consumer<ClientTransaction> started) {
    reach(flow -> {
      SipRequest bare = core.request(method, core.nextSequence(), extra.without(HeaderName.CONTENT_TYPE));
      String type = extra.first(HeaderName.CONTENT_TYPE);
      SipRequest request = type == null ? bare : bare.withBody(type, body);
      if (flow == null) {
        user.accept(SipResponse.ours(request.and(HeaderName.VIA, "SIP/2.0/UDP unreachable.invalid"), 503, "No way to the peer"));
        return;
      }
      started.accept(sender.send(loop, flow, request, response -> {
        Headers answer = challenged(request, response);
        if (answer.size() == 0) user.accept(response);
        else send(method, extra.and(answer), body, user, started);
      }));
    });
  }

  private Headers challenged(SipRequest request, SipResponse response) {
    if (response.status() != 401 && response.status() != 407) return Headers.NONE;
    String sent = response.status() == 401 ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION;
    if (core.credentials == null || request.headers().has(sent)) return Headers.NONE;
    return DigestClient.answer(request, response, core.credentials);
  }

  @Override public CompletionStage<SessionDescription> reoffer(SessionDescription offer) {
    CompletableFuture<SessionDescription> answer = new CompletableFuture<>();
    loop.post(() -> reoffers.offer(offer, answer));
    return answer;
  }

  @Override public void answer(SessionDescription answer) {
    loop.post(() -> {
      local = answer;
      Runnable waiting = awaitedAnswer;
      awaitedAnswer = null;
      if (waiting != null) waiting.run();
    });
  }

  @Override public CompletionStage<SipResponse> request(Method method, Headers extra, String body) {
    CompletableFuture<SipResponse> answer = new CompletableFuture<>();
    loop.post(() -> {
      if (ended) answer.completeExceptionally(new IllegalStateException("the call has ended"));
      else send(method, extra, body, response -> {
        if (!response.isProvisional()) answer.complete(response);
      }, started -> { });
    });
    return answer;
  }

  @Override public void bye(Cause cause) { loop.post(() -> over(EndReason.By.US, cause, "BYE")); }

  /// Ends the call from our side: BYE, and the listener hears why.
  void over(EndReason.By by, Cause cause, String detail) {
    if (ended) return;
    end(new EndReason(by, cause, detail));
    // RFC 3261 §15: the callee must not send BYE before the ACK came or will come no more; an unanswered offer is answered by its ACK alone.
    if (confirmation != null) return;
    Runnable waiting = awaitedAnswer;
    awaitedAnswer = null;
    if (waiting != null) waiting.run();
    sendBye(cause);
  }

  private void sendBye(Cause cause) {
    if (byeSent) return;
    byeSent = true;
    send(Method.BYE, Headers.NONE.and(HeaderName.REASON, Reason.of(cause).toString()), "", response -> {
      if (!response.isProvisional()) forget();
    }, started -> { });
  }

  private void end(EndReason reason) {
    if (ended) return;
    ended = true;
    if (reason.by() == EndReason.By.PEER && confirmation != null) {
      confirmation.stop();
      confirmation = null;
    }
    sessionTimer.stop();
    reoffers.close(Status.phrase(487));
    listener.ended(reason);
  }

  /// From now on requests for this dialog are unknown: 481. Transactions know it for another 32 s to absorb repeats; whoever listened, with the whole call behind him, isn't kept so long.
  private void forget() {
    if (!loop.dialogs.remove(key(), this)) return;
    if (holding != null) holding.callOver();
    InviteListener told = listener;
    listener = InviteListener.NOBODY;
    local = null;
    told.released();
  }

  @Override public String toString() { return "dialog " + Objects.toString(core.callId); }
}
