package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.internal.Loop.LoopTimer;
import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An INVITE that we have not answered yet (RFC 3261 §13.3). Public methods post to the loop.
final class IncomingCall implements IncomingInvite {
  /// RFC 3261 §13.3.1.1: a proxy gives up after three minutes of silence, so a provisional response is repeated each minute.
  private static final Duration STILL_HERE = Duration.ofMinutes(1);

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
  }

  void begin() {
    loop.incoming.put(CallDialog.key(request.callId(), localTag), this);
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

  @Override public void ring(@Nullable SessionDescription earlyMedia) { progress(earlyMedia == null ? 180 : 183, earlyMedia, Headers.NONE); }

  @Override public void progress(int status, @Nullable SessionDescription earlyMedia, Headers extra) {
    if (status <= 100 || status > 199) throw new IllegalArgumentException("101 to 199");
    loop.post(() -> {
      if (done) return;
      SipResponse response = dialogResponse(status, extra);
      provisional = earlyMedia == null ? response : response.withBody("application/sdp", earlyMedia.toString());
      transaction.respond(provisional);
      LoopTimer.stop(stillHere);
      stillHere = loop.after(STILL_HERE, this::repeatProvisional);
    });
  }

  private void repeatProvisional() {
    if (done || provisional == null) return;
    transaction.respond(provisional);
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
    CallDialog dialog = new CallDialog(loop, sender, DialogCore.asServer(request, flow, localTag, contact), new Source(flow), false, listener);
    loop.post(() -> {
      if (done) {   // the caller gave up first: whoever accepted hears it as the end of the call
        listener.ended(cancelled == null ? new EndReason(EndReason.By.PEER, Cause.NORMAL_CLEARING, "cancelled") : cancelled);
        listener.released();
        return;
      }
      finish();
      dialog.register();
      dialog.heldBy(holding);
      dialog.said(sdp);
      dialog.reoffers.heard(offer);
      SipResponse response = dialogResponse(200, extra).and(HeaderName.ALLOW, Sender.ALLOW).and(HeaderName.SUPPORTED, Sender.SUPPORTED);
      dialog.confirm(transaction, dialog.sessionTimer.grant(request, response).withBody("application/sdp", sdp.toString()), offer == null, true);
    });
    return dialog;
  }

  @Override public void reject(int status, String reasonPhrase, @Nullable Cause cause, Headers extra) {
    if (status < 300) throw new IllegalArgumentException("a final failure");
    loop.post(() -> {
      if (!done) refuse(status, reasonPhrase, cause, extra);
    });
  }

  private void refuse(int status, String reasonPhrase, @Nullable Cause cause, Headers extra) {
    finish();
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

  void received(ServerTransaction inDialog) {
    if (inDialog.request().is(Method.BYE)) byeReceived(inDialog);
    else inDialog.respond(SipResponse.to(inDialog.request(), 481));
  }

  private void lose() {
    loop.post(() -> {
      if (!done) give(new EndReason(EndReason.By.TIMEOUT, Cause.NETWORK_OUT_OF_ORDER, "connection lost"));
    });
  }

  private void give(EndReason reason) {
    cancelled = reason;
    List<Consumer<EndReason>> listeners = onCancelled;
    refuse(487, Status.phrase(487), null, Headers.NONE);
    listeners.forEach(listener -> listener.accept(reason));
  }

  private void finish() {
    done = true;
    onCancelled = List.of();
    LoopTimer.stop(stillHere);
    flow.offClose(lost);
    loop.incoming.remove(CallDialog.key(request.callId(), localTag), this);
  }

  /// The INVITE's transaction, to find the call that a CANCEL means.
  ServerTransaction transaction() { return transaction; }

  String localTag() { return localTag; }
}
