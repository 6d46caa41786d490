package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.Admission;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/// Where a message of one loop belongs: transaction, dialog, or the handler (RFC 3261 §8.2, §12.2.2, §17.1.3, §17.2.3). On the loop's thread only.
final class Dispatcher {
  private final Loop loop;
  private final Sender sender;
  private final SipHandler handler;
  private final Reconnections reconnections;

  Dispatcher(Loop loop, Sender sender, SipHandler handler, Reconnections reconnections) {
    this.loop = loop;
    this.sender = sender;
    this.handler = handler;
    this.reconnections = reconnections;
  }

  /// Told of each WebSocket that a browser has registered from: its calls go on over it (RFC 5626 §5.3).
  interface Reconnections {
    void reconnected(SipUri contact, Flow flow);
  }

  void received(Flow flow, SipMessage message) {
    switch (message) {
      case SipResponse response -> responded(flow, response);
      case SipRequest request -> {
        SipRequest marked = request.receivedFrom(flow.remote());
        try {
          requested(flow, marked);
        } catch (MalformedSip malformed) {   // a header that was decoded only now
          loop.counters.malformed.increment();
          malformed(flow, marked, malformed);
        }
      }
    }
  }

  private void malformed(Flow flow, SipRequest request, MalformedSip why) {
    if (request.is(Method.ACK)) return;
    ServerTransaction begun = loop.servers.get(ServerTransaction.key(request, request.methodName()));
    SipResponse response = tagged(SipResponse.to(request, why.status(), phrase(why)));
    if (begun != null) {
      if (!begun.isAnswered()) begun.respond(response);
    } else if (handler.admit(new Source(flow), request) instanceof Admission.Allow) {
      ServerTransaction.respondOnce(loop, flow, request, response);
    }
  }

  /// A request that couldn't even be parsed; `remains` is what is left of it. Silence for who may have no answer, as always.
  void unreadable(Flow flow, SipRequest remains, MalformedSip why) {
    SipRequest marked = remains.receivedFrom(flow.remote());
    if (admitted(flow, marked)) ServerTransaction.respondOnce(loop, flow, marked, tagged(SipResponse.to(marked, why.status(), phrase(why))));
  }

  /// RFC 3261 §21.4.1: the phrase says what was wrong. Ours are fixed texts that repeat nothing of the request.
  private static String phrase(MalformedSip why) { return Status.phrase(why.status()) + " (" + why.getMessage() + ")"; }

  private void responded(Flow flow, SipResponse response) {
    String branch = response.via().branch();
    ClientTransaction transaction = branch == null ? null : loop.clients.get(ClientTransaction.key(branch, response.cseq().method()));
    if (transaction == null) {
      loop.counters.strayResponses.increment();
      return;
    }
    loop.guard.prove(flow);   // no one else could know the branch
    transaction.received(response);
  }

  private void requested(Flow flow, SipRequest request) {
    ServerTransaction known = loop.servers.get(ServerTransaction.key(request, request.is(Method.ACK) ? "INVITE" : request.methodName()));
    if (known != null) {
      known.received(request);
      if (!request.is(Method.ACK)) return;
    }
    String tag = request.to().tag();
    CallDialog dialog = tag == null ? null : loop.dialogs.get(CallDialog.key(request.callId(), tag, request.from().tag()));
    if (request.is(Method.ACK)) {
      if (dialog != null) dialog.acknowledged(request);
    } else if (request.is(Method.CANCEL)) {
      cancelled(flow, request);
    } else if (dialog != null) {
      if (hasRoom(flow, request)) dialog.received(begun(flow, request));
    } else if (tag != null) {
      early(flow, request, tag);
    } else if (admitted(flow, request) && hasRoom(flow, request)) {
      outside(flow, request);
    }
  }

  private ServerTransaction begun(Flow flow, SipRequest request) {
    ServerTransaction transaction = new ServerTransaction(loop, flow, request);
    transaction.start();
    return transaction;
  }

  private void early(Flow flow, SipRequest request, String tag) {
    String key = CallDialog.key(request.callId(), tag, request.from().tag());
    IncomingCall incoming = loop.incoming.get(key);
    OutgoingCall outgoing = incoming == null ? loop.outgoing.get(OutgoingCall.key(request.callId(), tag)) : null;
    if (incoming == null && outgoing == null) {
      if (admitted(flow, request)) refuse(flow, request, 481);
    } else if (hasRoom(flow, request)) {
      ServerTransaction transaction = begun(flow, request);
      if (incoming != null) incoming.received(transaction);
      else if (outgoing != null) outgoing.received(transaction);
    }
  }

  /// Whether the source, and all together, hold little enough for one more request, or call. BYE is always taken: it makes room.
  private boolean hasRoom(Flow flow, SipRequest request) {
    boolean newCall = request.is(Method.INVITE) && !request.isInDialog();
    boolean room = request.is(Method.BYE) || (loop.holdings.hasRoomForRequest(flow, loop.servers.size())
        && (!newCall || loop.holdings.hasRoomForCall(flow, loop.dialogs.size() + loop.incoming.size())));
    if (!room) {
      loop.counters.bounded.increment();
      reject(flow, request, 503, Status.phrase(503), Holdings.RETRY_AFTER_SECONDS);
    }
    return room;
  }

  private void cancelled(Flow flow, SipRequest request) {
    ServerTransaction invite = loop.servers.get(ServerTransaction.key(request, "INVITE"));
    if (invite == null) {
      if (admitted(flow, request)) refuse(flow, request, 481);
      return;
    }
    IncomingCall meant = loop.incoming.values().stream().filter(call -> invite.equals(call.transaction())).findFirst().orElse(null);
    SipResponse response = SipResponse.to(request, 200);
    // RFC 3261 §9.2: with the tag of the INVITE's own answer.
    begun(flow, request).respond(meant == null ? tagged(response) : response.with(HeaderName.TO, request.to().tagged(meant.localTag()).toString()));
    if (meant != null) meant.cancel(request);
  }

  private boolean admitted(Flow flow, SipRequest request) {
    return switch (handler.admit(new Source(flow), request)) {
      case Admission.Allow _ -> true;
      case Admission.Silence _ -> {
        loop.counters.silenced.increment();
        loop.guard.did(flow, Standing.Deed.SILENCED);
        yield false;
      }
      case Admission.Reject(int status, String phrase, Integer retryAfter) -> {
        loop.counters.rejected.increment();
        if (!request.is(Method.ACK)) reject(flow, request, status, phrase, retryAfter);
        yield false;
      }
    };
  }

  /// Without state (RFC 3261 §8.2.7): a repeat of the request gets the same answer again.
  private void reject(Flow flow, SipRequest request, int status, String phrase, @Nullable Integer retryAfter) {
    SipResponse response = tagged(SipResponse.to(request, status, phrase));
    if (retryAfter != null) response = response.and(HeaderName.RETRY_AFTER, String.valueOf(retryAfter));
    ServerTransaction.respondOnce(loop, flow, request, response);
  }

  private void refuse(Flow flow, SipRequest request, int status) { ServerTransaction.respondOnce(loop, flow, request, tagged(SipResponse.to(request, status))); }

  /// The tag of a stateless answer must be the same each time, so it is made of the request (RFC 3261 §8.2.7).
  private static SipResponse tagged(SipResponse response) {
    NameAddr to;
    try {
      to = response.to();
    } catch (MalformedSip unreadable) {   // then it goes back as it came, or not at all
      return response;
    }
    return to.tag() != null ? response : response.with(HeaderName.TO, to.tagged(Integer.toHexString(response.via().toString().hashCode())).toString());
  }

  private void outside(Flow flow, SipRequest request) {
    if (loop.merging.containsKey(ServerTransaction.mergeKey(request))) {
      refuse(flow, request, 482);
      return;
    }
    if (!request.uri().isSip() && !request.uri().isTel()) {
      refuse(flow, request, 416);
      return;
    }
    String unsupported = Extensions.unsupported(request);
    if (unsupported != null) {
      ServerTransaction.respondOnce(loop, flow, request, tagged(SipResponse.to(request, 420)).and(HeaderName.UNSUPPORTED, unsupported));
      return;
    }
    switch (request.method()) {
      case INVITE -> invited(flow, request);
      case BYE, INFO, UPDATE, PRACK -> refuse(flow, request, 481);
      case ACK, CANCEL -> { }
      case OTHER -> ServerTransaction.respondOnce(loop, flow, request, tagged(SipResponse.to(request, 501)).and(HeaderName.ALLOW, Sender.ALLOW));
      case OPTIONS, REGISTER, REFER, NOTIFY, SUBSCRIBE, MESSAGE, PUBLISH -> handler.requested(new Single(begun(flow, request)));
    }
  }

  private void invited(Flow flow, SipRequest request) {
    if (SessionTimer.isTooShort(request)) {
      ServerTransaction.respondOnce(loop, flow, request, tagged(SipResponse.to(request, 422)).and(HeaderName.MIN_SE, String.valueOf(SessionTimer.SHORTEST_SECONDS)));
      return;
    }
    DialogCore.check(request);
    // RFC 3261 §8.1.1.8. RFC 2543, whose branches have no cookie, wanted none; such a caller is reached by its From and Record-Route.
    if (request.contact() == null && request.via().hasCookie()) throw new MalformedSip("INVITE needs a Contact");
    String type = request.contentType();
    if (request.body().length > 0 && !"application/sdp".equals(type)) {
      ServerTransaction.respondOnce(loop, flow, request, tagged(SipResponse.to(request, 415)).and(HeaderName.ACCEPT, "application/sdp"));
      return;
    }
    if (!Extensions.takesSdp(request)) {   // RFC 3261 §21.4.7: we could accept, but not in words that it understands
      refuse(flow, request, 406);
      return;
    }
    SessionDescription offer = request.sdp();
    IncomingCall call = new IncomingCall(loop, sender, begun(flow, request), offer);
    call.begin();
    try {
      handler.invited(call);
    } catch (MalformedSip malformed) {   // a header that was decoded only now; the call mustn't be left ringing for nobody
      loop.counters.malformed.increment();
      call.reject(malformed.status(), phrase(malformed), Cause.PROTOCOL_ERROR, Headers.NONE);
    }
  }

  /// A request with its one answer.
  private final class Single implements IncomingRequest {
    private final ServerTransaction transaction;
    private final String tag = Tokens.tag();

    Single(ServerTransaction transaction) { this.transaction = transaction; }

    @Override public SipRequest request() { return transaction.request(); }

    @Override public Source source() { return new Source(transaction.flow()); }

    @Override public void respond(int status, String reasonPhrase, Headers extra) {
      SipResponse response = SipResponse.to(request(), status, reasonPhrase);
      respond(response.withHeaders(response.headers().and(extra)));
    }

    @Override public void respond(SipResponse response) {
      SipResponse whole = response.to().tag() == null ? response.with(HeaderName.TO, response.to().tagged(tag).toString()) : response;
      SipRequest request = transaction.request();
      if (request.is(Method.REGISTER) && whole.isSuccess() && transaction.flow().transport().isWebSocket()) {
        request.contacts().forEach(contact -> reconnections.reconnected(contact.uri(), transaction.flow()));
      }
      loop.post(() -> transaction.respond(whole.headers().has(HeaderName.SERVER) ? whole : whole.and(HeaderName.SERVER, sender.userAgent())));
    }
  }
}
