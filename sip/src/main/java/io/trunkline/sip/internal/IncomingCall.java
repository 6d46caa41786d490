package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An INVITE that we have not answered yet (RFC 3261 §13.3), with its early dialog. To a caller that knows `100rel`, provisional responses are
/// delivered for certain ([Provisionals]). Public methods post to the loop.
final class IncomingCall implements IncomingInvite {
  /// RFC 3261 §13.3.1.1: a proxy gives up after three minutes of silence, so a provisional response is repeated each minute.
  private static final Duration STILL_HERE = Duration.ofMinutes(1);
  private static final String SDP = "application/sdp";

  /// How far offer and answer have come before the final response (RFC 3261 §13.2.1): the caller's offer, `OFFERED`, is `ANSWERED` in a reliable provisional
  /// response; an INVITE without one, `OPEN`, is `ASKED` by it. With the PRACK both are `AGREED`.
  private enum Session { OFFERED, ANSWERED, OPEN, ASKED, AGREED }

  private final Loop loop;
  private final Sender sender;
  private final ServerTransaction transaction;
  private final Flow flow;
  private final SipRequest request;
  private final String localTag = Tokens.tag();
  private final NameAddr contact;
  private final @Nullable SessionDescription offer;
  private final Runnable lost = this::lose;
  private List<Consumer<EndReason>> onCancelled = new ArrayList<>(1);
  private @Nullable EndReason cancelled;
  private final Provisionals reliable;
  private final boolean required;
  private boolean acknowledges;
  private Session session;
  private @Nullable Runnable accepting;
  private volatile @Nullable CallDialog dialog;
  private @Nullable SipResponse provisional;
  private @Nullable LoopTimer stillHere;
  private boolean done;
  private Holdings.@Nullable Holding holding;

  IncomingCall(Loop loop, Sender sender, ServerTransaction transaction, @Nullable SessionDescription offer) {
    this.loop = loop;
    this.sender = sender;
    this.transaction = transaction;
    this.flow = transaction.flow();
    this.request = transaction.request();
    this.contact = NameAddr.of(Sender.contact(request.uri().user(), flow));
    this.offer = offer;
    this.required = request.headers().lists(HeaderName.REQUIRE, "100rel");
    this.acknowledges = required || request.headers().lists(HeaderName.SUPPORTED, "100rel");
    this.reliable = new Provisionals(loop, transaction, this::unacknowledged);
    this.session = offer == null ? Session.OPEN : Session.OFFERED;
  }

  void begin() {
    loop.incoming.put(CallDialog.key(request.callId(), localTag, request.from().tag()), this);
    holding = loop.holdings.callBegan(flow);
    transaction.respond(SipResponse.to(request, 100));
    if (flow.transport().isWebSocket()) flow.onClose(lost);
  }

  @Override public SipRequest request() { return request; }

  @Override public Source source() { return new Source(flow); }

  @Override public String callId() { return request.callId(); }

  @Override public @Nullable SessionDescription offer() { return offer; }

  @Override public void onCancelled(Consumer<EndReason> work) {
    loop.post(() -> {
      if (cancelled != null) work.accept(cancelled);
      else if (!done) onCancelled.add(work);
    });
  }

  @Override public void hear(InviteListener listener) { dialog().heardBy(listener); }

  /// The dialog with the caller, made when the first thing needs it.
  private synchronized CallDialog dialog() {
    CallDialog made = dialog;
    if (made == null) made = new CallDialog(loop, sender, DialogCore.asServer(request, flow, localTag, contact), new Source(flow), false, InviteListener.NOBODY);
    dialog = made;
    return made;
  }

  @Override public void ring(@Nullable SessionDescription earlyMedia) { progress(earlyMedia == null ? 180 : 183, earlyMedia, Headers.NONE); }

  @Override public void progress(int status, @Nullable SessionDescription earlyMedia, Headers extra) {
    if (status <= 100 || status > 199) throw new IllegalArgumentException("101 to 199");
    loop.post(() -> {
      if (!done) tell(dialogResponse(status, extra), earlyMedia);
    });
  }

  private void tell(SipResponse response, @Nullable SessionDescription earlyMedia) {
    // RFC 3262 §5: the first reliable response to an INVITE without offer must offer; one that can't is left out where it would have to be reliable.
    boolean certain = acknowledges && (earlyMedia != null || session != Session.OPEN);
    if (required && !certain) return;
    if (!certain) {
      provisional = earlyMedia == null || !isUnsaid() ? response : response.withBody(SDP, earlyMedia.toString());
      transaction.respond(provisional);
    } else {
      provisional = response;
      reliable.send(earlyMedia == null || !isUnsaid() ? response : response.withBody(SDP, said(earlyMedia)));
    }
    LoopTimer.stop(stillHere);
    stillHere = loop.after(STILL_HERE, this::repeatProvisional);
  }

  /// Whether offer or answer is ours to give yet. A second one would mean something else.
  private boolean isUnsaid() { return session == Session.OFFERED || session == Session.OPEN; }

  private String said(SessionDescription sdp) {
    dialog().said(sdp);
    dialog().reoffers.heard(offer);
    session = offer == null ? Session.ASKED : Session.ANSWERED;
    return sdp.toString();
  }

  private void repeatProvisional() {
    if (done || provisional == null) return;
    // With a number of its own if it is reliable: the same one would pass for a repeat that was lost on its way (RFC 3262 §3).
    if (acknowledges) reliable.send(provisional);
    else transaction.respond(provisional);
    stillHere = loop.after(STILL_HERE, this::repeatProvisional);
  }

  /// A response that makes a dialog, early or not: our tag and Contact, the request's Record-Route (RFC 3261 §12.1.1).
  private SipResponse dialogResponse(int status, Headers extra) {
    SipResponse response = SipResponse.to(request, status);
    Headers headers = response.headers().with(HeaderName.TO, request.to().tagged(localTag).toString()).and(request.headers().only(HeaderName.RECORD_ROUTE))
        .and(HeaderName.CONTACT, contact.toString()).and(HeaderName.SERVER, sender.userAgent());
    return response.withHeaders(headers.and(extra));
  }

  @Override public InviteDialog accept(SessionDescription sdp, Headers extra, InviteListener listener) {
    CallDialog accepted = dialog();
    accepted.heardBy(listener);
    loop.post(() -> {
      accepting = () -> established(accepted, sdp, extra);
      if (done || !reliable.holdsSession()) proceed();   // else its PRACK, or the end of the wait for it, goes on here
    });
    return accepted;
  }

  private void proceed() {
    Runnable waiting = accepting;
    accepting = null;
    if (waiting != null) waiting.run();
    else if (!done) reliable.proceed();
  }

  private void established(CallDialog accepted, SessionDescription sdp, Headers extra) {
    if (done) {   // the caller gave up first: whoever accepted hears it as the end of the call
      accepted.listener().ended(cancelled == null ? new EndReason(EndReason.By.PEER, Cause.NORMAL_CLEARING, "cancelled") : cancelled);
      accepted.listener().released();
      return;
    }
    finish();
    accepted.register();
    accepted.heldBy(holding);
    accepted.acknowledging(reliable);
    SipResponse response = dialogResponse(200, extra).and(HeaderName.ALLOW, Sender.ALLOW).and(HeaderName.SUPPORTED, Sender.SUPPORTED);
    response = accepted.sessionTimer.grant(request, response);
    boolean agreed = session == Session.AGREED;   // then another description would be another offer
    if (!agreed) {
      accepted.said(sdp);
      accepted.reoffers.heard(offer);
      response = response.withBody(SDP, sdp.toString());
    }
    accepted.confirm(transaction, response, offer == null && !agreed, true);
  }

  @Override public void reject(int status, String reasonPhrase, @Nullable Cause cause, Headers extra) {
    if (status < 300) throw new IllegalArgumentException("a final failure");
    loop.post(() -> {
      if (!done) refuse(status, reasonPhrase, cause, extra);
    });
  }

  private void refuse(int status, String reasonPhrase, @Nullable Cause cause, Headers extra) {
    finish();
    CallDialog early = dialog;
    if (early != null) early.reoffers.close(Status.phrase(status));
    if (holding != null) holding.callOver();
    SipResponse response = SipResponse.to(request, status, reasonPhrase).with(HeaderName.TO, request.to().tagged(localTag).toString())
        .and(HeaderName.SERVER, sender.userAgent());
    if (cause != null) response = response.and(HeaderName.REASON, Reason.of(cause).toString());
    transaction.respond(response.withHeaders(response.headers().and(extra)));
  }

  /// CANCEL came: 487, unless a final response crossed it (RFC 3261 §9.2).
  void cancel(SipRequest cancel) {
    if (done) return;
    Reason elsewhere = cancel.reason("SIP");
    Reason said = cancel.reason("Q.850");
    Cause cause = said == null || said.cause() == 0 ? Cause.NORMAL_CLEARING : Cause.of(said.cause());
    give(new EndReason(elsewhere != null && elsewhere.cause() == 200 ? EndReason.By.ELSEWHERE : EndReason.By.PEER, cause, "CANCEL"));
  }

  /// BYE in the early dialog (RFC 3261 §15.1.2).
  void byeReceived(ServerTransaction bye) {
    bye.respond(SipResponse.to(bye.request(), 200));
    if (!done) give(new EndReason(EndReason.By.PEER, Cause.NORMAL_CLEARING, "BYE"));
  }

  /// A request in the early dialog.
  void received(ServerTransaction inDialog) {
    CallDialog early = dialog();
    if (!early.accepts(inDialog)) return;
    switch (inDialog.request().method()) {
      case BYE -> byeReceived(inDialog);
      case PRACK -> acknowledged(early, inDialog);
      case UPDATE -> updated(early, inDialog);
      default -> early.receivedEarly(inDialog);
    }
  }

  /// RFC 3262 §5: a PRACK carries the answer to our offer or, once we have answered, may carry a further offer.
  private void acknowledged(CallDialog early, ServerTransaction prack) {
    SipRequest request = prack.request();
    SessionDescription sdp = request.sdp();
    boolean ofSession = reliable.holdsSession();
    if (!reliable.acknowledged(request)) {
      early.respond(prack, 481);
      return;
    }
    SessionDescription answer = ofSession && session == Session.ASKED ? sdp : null;
    if (answer != null || (ofSession && session == Session.ANSWERED)) session = Session.AGREED;
    if (answer != null) {
      early.reoffers.heard(answer);
      early.listener().agreed(answer);
    }
    boolean offers = sdp != null && answer == null && session == Session.AGREED;
    if (offers) early.reoffers.updated(prack);
    else early.respond(prack, 200);
    proceed();
  }

  /// RFC 3311 §5.2: no second offer before the first is answered, whoever made it.
  private void updated(CallDialog early, ServerTransaction update) {
    if (update.request().body().length == 0 || session == Session.AGREED) early.receivedEarly(update);
    else if (session == Session.OPEN || session == Session.ASKED) early.respond(update, 491);
    else early.reoffers.notYet(update);
  }

  /// No PRACK came in 64*T1. Who required `100rel` is refused (RFC 3262 §3). Who merely said to know it may be a phone that doesn't, and nobody is lost for
  /// that: its call goes on as one without.
  private void unacknowledged() {
    if (done) return;
    if (required) {
      give(new EndReason(EndReason.By.TIMEOUT, Cause.RECOVERY_ON_TIMER_EXPIRY, "no PRACK"), 504);
      return;
    }
    acknowledges = false;
    if (session != Session.AGREED) session = offer == null ? Session.OPEN : Session.OFFERED;
    reliable.rest().forEach(transaction::respond);
    proceed();
  }

  private void lose() {
    loop.post(() -> {
      if (!done) give(new EndReason(EndReason.By.TIMEOUT, Cause.NETWORK_OUT_OF_ORDER, "connection lost"));
    });
  }

  private void give(EndReason reason) { give(reason, 487); }

  private void give(EndReason reason, int status) {
    cancelled = reason;
    List<Consumer<EndReason>> listeners = onCancelled;
    refuse(status, Status.phrase(status), status == 487 ? null : reason.cause(), Headers.NONE);
    listeners.forEach(listener -> listener.accept(reason));
    proceed();
  }

  private void finish() {
    done = true;
    onCancelled = List.of();
    LoopTimer.stop(stillHere);
    reliable.stop();
    flow.offClose(lost);
    loop.incoming.remove(CallDialog.key(request.callId(), localTag, request.from().tag()), this);
  }

  /// The INVITE's transaction, to find the call that a CANCEL means.
  ServerTransaction transaction() { return transaction; }

  String localTag() { return localTag; }
}
