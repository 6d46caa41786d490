package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.ReofferRefused;
import io.trunkline.sip.Reply;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Changes of a running session, ours and the peer's: re-INVITE and UPDATE (RFC 3261 §14, RFC 3311), one at a time. On the loop's thread only.
final class Reoffers {
  private static final int MOST_WAITING = 8;

  /// A change of ours: compared by identity.
  private static final class Waiting {
    private final SessionDescription offer;
    private final CompletableFuture<SessionDescription> answer;

    Waiting(SessionDescription offer, CompletableFuture<SessionDescription> answer) {
      this.offer = offer;
      this.answer = answer;
    }

    SessionDescription offer() { return offer; }

    CompletableFuture<SessionDescription> answer() { return answer; }
  }

  private final CallDialog call;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Waiting current;
  private @Nullable ClientTransaction sent;
  private @Nullable LoopTimer patience;
  private @Nullable LoopTimer pause;
  private @Nullable PeerOffer theirs;
  private @Nullable SessionDescription lastTheirs;

  Reoffers(CallDialog call) { this.call = call; }

  // ---- ours

  void offer(SessionDescription offer, CompletableFuture<SessionDescription> answer) {
    if (call.isEnded() || waiting.size() >= MOST_WAITING) {
      answer.completeExceptionally(new ReofferRefused(call.isEnded() ? 481 : 500, call.isEnded() ? "The call has ended" : "Too many changes wait"));
      return;
    }
    waiting.add(new Waiting(offer, answer));
    proceed();
  }

  /// Starts the next change if nothing is under way: no INVITE may cross another of this dialog, nor our unacknowledged 2xx.
  void proceed() {
    if (current != null || theirs != null || call.isUnconfirmed() || call.isEnded()) return;
    current = waiting.poll();
    if (current != null) send(current);
  }

  private void send(Waiting change) {
    Headers extra = call.sessionTimer.ask(Headers.NONE.and(HeaderName.CONTENT_TYPE, "application/sdp").and(HeaderName.ALLOW, Sender.ALLOW)
        .and(HeaderName.SUPPORTED, Sender.SUPPORTED));
    call.send(Method.INVITE, extra, change.offer().toString(), response -> answered(change, response), transaction -> sent = transaction);
    patience = call.loop.after(call.loop.timers.patience().plus(Duration.ofSeconds(1)), () -> {
      if (current == change) finish(change, 408, "No final answer");
    });
  }

  private void answered(Waiting change, SipResponse response) {
    ClientTransaction transaction = sent;
    if (response.isProvisional()) return;
    if (response.isSuccess()) {
      if (transaction != null) call.acknowledge(transaction, response, false);
      if (current != change) return;   // a repeat of the 2xx: its ACK was just sent again
      accepted(change, response);
      return;
    }
    if (current != change) return;
    switch (response.status()) {
      case 491 -> {
        LoopTimer.stop(patience);
        pause = call.loop.after(glarePause(), () -> {
          if (call.isEnded()) finish(change, 481, "The call has ended");
          else if (theirs != null) current = again(change);
          else send(change);
        });
      }
      case 408, 481 -> {   // RFC 3261 §12.2.1.2: the peer doesn't know this call any more
        finish(change, response.status(), response.reasonPhrase());
        call.over(EndReason.By.TIMEOUT, Cause.RECOVERY_ON_TIMER_EXPIRY, "re-INVITE: " + response.status());
      }
      default -> finish(change, response.status(), response.reasonPhrase());
    }
  }

  /// The peer's own change came first: ours goes to the front of the line.
  private @Nullable Waiting again(Waiting change) {
    Queue<Waiting> others = new ArrayDeque<>(waiting);
    waiting.clear();
    waiting.add(change);
    waiting.addAll(others);
    return null;
  }

  private void accepted(Waiting change, SipResponse response) {
    call.core.refresh(response);
    call.sessionTimer.agreed(response, true);
    SessionDescription answer;
    try {
      answer = response.sdp();
    } catch (MalformedSip unreadable) {
      answer = null;
    }
    if (answer == null) {
      finish(change, 488, "The answer is missing");
      return;
    }
    call.said(change.offer());
    lastTheirs = answer;
    current = null;
    sent = null;
    LoopTimer.stop(patience);
    change.answer().complete(answer);
    proceed();
  }

  private void finish(Waiting change, int status, String reason) {
    current = null;
    sent = null;
    LoopTimer.stop(patience);
    change.answer().completeExceptionally(new ReofferRefused(status, reason));
    proceed();
  }

  /// RFC 3261 §14.1: the owner of the Call-ID waits 2.1–4 s, the other 0–2 s, in steps of 10 ms.
  Duration glarePause() { return call.isCalling() ? Duration.ofMillis(2100 + 10L * Tokens.below(191)) : Duration.ofMillis(10L * Tokens.below(201)); }

  // ---- the peer's

  void invited(ServerTransaction transaction) {
    if (call.isEnded()) {
      call.respond(transaction, 481);
    } else if ((current != null && sent != null) || call.isUnconfirmed()) {
      call.respond(transaction, 491);
    } else if (theirs != null) {   // RFC 3261 §14.2: another INVITE before we answered the first
      notYet(transaction);
    } else {
      transaction.respond(SipResponse.to(transaction.request(), 100));
      take(transaction);
    }
  }

  /// RFC 3261 §14.2, RFC 3311 §5.2: a second offer before the first is answered.
  void notYet(ServerTransaction transaction) {
    transaction.respond(SipResponse.to(transaction.request(), 500).and(HeaderName.RETRY_AFTER, String.valueOf(Tokens.below(11))));
  }

  /// UPDATE, or a PRACK that offers.
  void updated(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    if (call.isEnded()) {
      call.respond(transaction, 481);
    } else if (request.body().length == 0) {   // a mere refresh of target and session timer (RFC 4028 §7.4)
      call.core.refresh(request);
      transaction.respond(call.sessionTimer.grant(request, SipResponse.to(request, 200).and(HeaderName.CONTACT, call.core.contact().toString())));
    } else if (theirs != null) {
      notYet(transaction);
    } else if (current != null || call.isUnconfirmed()) {   // glare
      call.respond(transaction, 491);
    } else {
      take(transaction);
    }
  }

  private void take(ServerTransaction transaction) {
    SipRequest request = transaction.request();
    var _ = request.contacts();   // 400 now rather than when our user has agreed
    SessionDescription offer;
    try {
      offer = request.sdp();
    } catch (MalformedSip unreadable) {
      call.respond(transaction, 488);
      return;
    }
    PeerOffer taken = new PeerOffer(transaction, offer);
    theirs = taken;
    SessionDescription local = call.local();
    if (offer != null && local != null && isRefresh(offer)) taken.accept(local);
    else call.listener().reoffered(offer, taken);
  }

  /// RFC 4028 §7.4: an offer with the session id and version of the last one changes nothing.
  private boolean isRefresh(SessionDescription offer) { return offer.equals(lastTheirs); }

  /// Remembers what the peer said when the call was made.
  void heard(@Nullable SessionDescription sdp) { lastTheirs = sdp; }

  @Nullable SessionDescription theirs() { return lastTheirs; }

  /// The call ends by the peer's BYE: its own pending INVITE gets 487 (RFC 3261 §15.1.2).
  void abandon() {
    PeerOffer pending = theirs;
    theirs = null;
    if (pending != null && !pending.transaction.isAnswered()) call.respond(pending.transaction, 487);
  }

  void close(String why) {
    abandon();
    LoopTimer.stop(patience);
    LoopTimer.stop(pause);
    Waiting running = current;
    current = null;
    if (running != null) running.answer().completeExceptionally(new ReofferRefused(487, why));
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) next.answer().completeExceptionally(new ReofferRefused(487, why));
  }

  /// One re-INVITE or UPDATE of the peer that waits for our answer.
  private final class PeerOffer implements Reply {
    private final ServerTransaction transaction;
    private final @Nullable SessionDescription offer;
    private final LoopTimer overdue;
    private boolean answered;

    PeerOffer(ServerTransaction transaction, @Nullable SessionDescription offer) {
      this.transaction = transaction;
      this.offer = offer;
      this.overdue = call.loop.after(call.loop.timers.patience(), () -> refuse(500));
    }

    @Override public void accept(SessionDescription sdp) { call.loop.post(() -> agree(sdp)); }

    @Override public void reject(int status) { call.loop.post(() -> refuse(status)); }

    private boolean isOver() {
      if (answered || theirs != this) return true;
      answered = true;
      theirs = null;
      overdue.cancel();
      return false;
    }

    private void agree(SessionDescription sdp) {
      if (isOver()) return;
      SipRequest request = transaction.request();
      call.core.refresh(request);
      call.said(sdp);
      if (offer != null) lastTheirs = offer;
      SipResponse response = call.sessionTimer.grant(request, SipResponse.to(request, 200).and(HeaderName.CONTACT, call.core.contact().toString())
          .and(HeaderName.ALLOW, Sender.ALLOW).and(HeaderName.SUPPORTED, Sender.SUPPORTED)).withBody("application/sdp", sdp.toString());
      if (request.is(Method.INVITE)) {
        call.confirm(transaction, response, offer == null, false);
      } else {
        transaction.respond(response);
        proceed();
      }
    }

    private void refuse(int status) {
      if (isOver()) return;
      call.respond(transaction, status);
      proceed();
    }
  }
}
