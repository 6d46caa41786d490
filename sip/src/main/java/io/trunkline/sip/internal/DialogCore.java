package io.trunkline.sip.internal;

import io.trunkline.sip.CSeq;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The state of RFC 3261 §12: who speaks with whom, along which route, under which numbers. On the loop's thread only, but [#state].
final class DialogCore {
  final String callId;
  final NameAddr local;
  final NameAddr remote;
  final @Nullable Credentials credentials;

  private final List<String> routes;
  private final NameAddr contact;
  private final boolean viaPeer;
  private final String peerHost;
  private final int peerPort;
  private final Transport transport;
  private @Nullable Flow flow;
  private @Nullable SipUri hopUri;
  private @Nullable Flow hopFlow;
  private SipUri remoteTarget;
  private long localSequence;
  private long remoteSequence;
  private volatile DialogState state;

  private DialogCore(DialogState state, @Nullable Flow flow, @Nullable Credentials credentials) {
    this.callId = state.callId();
    this.local = NameAddr.parse(state.local());
    this.remote = NameAddr.parse(state.remote());
    this.contact = NameAddr.parse(state.contact());
    this.remoteTarget = SipUri.parse(state.remoteTarget());
    this.routes = state.routes();
    this.localSequence = state.localSequence();
    this.remoteSequence = state.remoteSequence();
    this.transport = state.transport();
    this.peerHost = state.peerHost();
    this.peerPort = state.peerPort();
    this.viaPeer = state.viaPeer();
    this.flow = flow;
    this.credentials = credentials;
    this.state = state;
  }

  /// Throws [MalformedSip] if a dialog can't be made of this INVITE: found out before there is one, since it couldn't be ended either.
  static void check(SipRequest invite) {
    var _ = invite.contacts();
    invite.headers().elements(HeaderName.RECORD_ROUTE).forEach(NameAddr::parse);
  }

  /// RFC 3261 §12.1.1: from an INVITE that we accept.
  static DialogCore asServer(SipRequest invite, Flow flow, String localTag, NameAddr contact) {
    SipUri target = targetOf(invite);
    return new DialogCore(new DialogState(invite.callId(), invite.to().tagged(localTag).toString(), invite.from().toString(), contact.toString(), target.toString(),
        invite.headers().elements(HeaderName.RECORD_ROUTE), 0, invite.cseq().number(), flow.transport(), Wire.literal(flow.remote().getAddress()),
        flow.remote().getPort(), isBehindNat(target, flow)), flow, null);
  }

  /// RFC 3261 §12.1.2: from a 2xx to our INVITE. `registered` says that the INVITE went over a flow that the peer opened.
  static DialogCore asClient(SipRequest invite, io.trunkline.sip.SipResponse answer, Flow flow, boolean registered, @Nullable Credentials credentials) {
    List<String> routes = readableRoutes(answer);
    Collections.reverse(routes);
    SipUri target = targetOf(answer);
    return new DialogCore(new DialogState(invite.callId(), invite.from().toString(), answer.to().toString(),
        Objects.requireNonNull(invite.contact()).toString(), target.toString(), routes, invite.cseq().number(), 0, flow.transport(),
        Wire.literal(flow.remote().getAddress()), flow.remote().getPort(), registered || isBehindNat(target, flow)), flow, credentials);
  }

  /// The dialog that was early: its route and target are those of the 2xx, its numbers go on (RFC 3261 §13.2.2.4).
  DialogCore continuing(DialogCore early) {
    localSequence = Math.max(localSequence, early.localSequence);
    remoteSequence = early.remoteSequence;
    publish();
    return this;
  }

  /// A dialog of a former process. Its CSeq may have grown since the state was stored, so we go on well above; gaps are allowed (§12.2.1.1).
  static DialogCore resumed(DialogState state, @Nullable Credentials credentials) {
    return new DialogCore(new DialogState(state.callId(), state.local(), state.remote(), state.contact(), state.remoteTarget(), state.routes(),
        state.localSequence() + 10_000, state.remoteSequence(), state.transport(), state.peerHost(), state.peerPort(), state.viaPeer()), null, credentials);
  }

  /// An answer with a broken route or contact is an answer all the same: somebody has picked up, and must be acknowledged and, if need be, hung up.
  private static List<String> readableRoutes(SipMessage answer) {
    try {
      List<String> routes = new ArrayList<>(answer.headers().elements(HeaderName.RECORD_ROUTE));
      routes.forEach(NameAddr::parse);
      return routes;
    } catch (MalformedSip nonsense) {
      return new ArrayList<>();
    }
  }

  private static @Nullable NameAddr readableContact(SipMessage message) {
    try {
      return message.contact();
    } catch (MalformedSip nonsense) {
      return null;
    }
  }

  private static SipUri targetOf(SipMessage message) {
    NameAddr contact = readableContact(message);
    // RFC 3261 §8.1.1.8 demands one; a peer that forgot it can still be reached where it came from.
    return contact == null ? message instanceof SipRequest request ? request.from().uri() : message.to().uri() : contact.uri();
  }

  /// A Contact of a private address that isn't the one packets come from: the peer sits behind a NAT and knows no better, so requests go where it sends from.
  private static boolean isBehindNat(SipUri target, Flow flow) {
    if (target.host().endsWith(".invalid")) return true;   // RFC 7118 §5: a browser has no address of its own
    try {
      InetAddress said = InetAddress.ofLiteral(target.host().replace("[", "").replace("]", ""));
      return said.isSiteLocalAddress() && !said.equals(flow.remote().getAddress());
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  DialogState state() { return state; }

  NameAddr contact() { return contact; }

  String localTag() { return Objects.requireNonNull(local.tag()); }

  /// A request within the dialog, but for its hop's headers (RFC 3261 §12.2.1.1). ACK takes the number of its INVITE.
  SipRequest request(Method method, long sequence, Headers extra) {
    Headers headers = Headers.NONE.and(HeaderName.FROM, local.toString()).and(HeaderName.TO, remote.toString()).and(HeaderName.CALL_ID, callId)
        .and(HeaderName.CSEQ, new CSeq(sequence, method.name()).toString());
    SipUri uri = remoteTarget;
    if (!routes.isEmpty() && isLoose(routes.getFirst())) {
      for (String route : routes) headers = headers.and(HeaderName.ROUTE, route);
    } else if (!routes.isEmpty()) {   // a strict router of RFC 2543: it wants itself in the Request-URI and the target last
      uri = NameAddr.parse(routes.getFirst()).uri();
      for (String route : routes.subList(1, routes.size())) headers = headers.and(HeaderName.ROUTE, route);
      headers = headers.and(HeaderName.ROUTE, "<" + remoteTarget + ">");
    }
    if (method != Method.BYE && method != Method.CANCEL && method != Method.PRACK) headers = headers.and(HeaderName.CONTACT, contact.toString());
    return SipRequest.of(method, uri, headers.and(extra));
  }

  private static boolean isLoose(String route) { return NameAddr.parse(route).uri().parameters().has("lr"); }

  long nextSequence() {
    localSequence++;
    publish();
    return localSequence;
  }

  /// Whether a request of the peer comes in order (RFC 3261 §12.2.2); an INVITE and its ACK share a number.
  boolean isInOrder(SipRequest request) {
    long number = request.cseq().number();
    if (number < remoteSequence) return false;
    remoteSequence = number;
    publish();
    return true;
  }

  /// Target refresh: re-INVITE and UPDATE may move the peer (RFC 3261 §12.2.1.2).
  void refresh(SipMessage message) {
    NameAddr moved = readableContact(message);
    if (moved == null) return;
    remoteTarget = moved.uri();
    publish();
  }

  private void publish() {
    state = new DialogState(callId, local.toString(), remote.toString(), contact.toString(), remoteTarget.toString(), routes, localSequence, remoteSequence,
        transport, peerHost, peerPort, viaPeer);
  }

  /// A request of the peer came over this flow. If the dialog's own one is gone (a browser reconnected) or the peer's NAT gave it another port, this is the way now.
  void heardOver(Flow other) {
    Flow known = flow;
    boolean moved = known == null || (!known.isOpen() && other.transport().isReliable()) || (viaPeer && !known.transport().isReliable() && !other.equals(known));
    if (moved && other.isOpen()) flow = other;
  }

  /// Takes the peer's new connection in place of the one that is gone, if `contact` is where this dialog's peer says it is.
  void reconnected(SipUri contact, Flow other) {
    Flow known = flow;
    if ((known == null || !known.isOpen()) && transport.isWebSocket() && remoteTarget.host().equals(contact.host()) && Objects.equals(remoteTarget.user(), contact.user())) {
      flow = other;
    }
  }

  /// Where the next request goes: the connection of this dialog while it stands; the peer's own address if it sits behind a NAT or registered from it;
  /// else what the route set or the remote target says.
  Target target() {
    Flow known = flow;
    if (known != null && known.isOpen() && (known.transport().isReliable() || viaPeer)) return Target.over(known);
    if (viaPeer || transport.isWebSocket()) return Target.to(transport, peerHost, peerPort);
    return nextHop();
  }

  private Target nextHop() {
    SipUri hop = routes.isEmpty() ? remoteTarget : NameAddr.parse(routes.getFirst()).uri();
    Flow found = hopFlow;
    if (found != null && found.isOpen() && hop.equals(hopUri)) return Target.over(found);
    hopUri = hop;
    hopFlow = null;
    try {
      return hop.isSip() ? Target.of(hop) : Target.to(transport, peerHost, peerPort);
    } catch (MalformedSip unknownTransport) {
      return Target.to(transport, peerHost, peerPort);
    }
  }

  /// Remembers the flow found for [#target], so that a host name is looked up once and requests keep their order.
  void reachedBy(Flow found) { hopFlow = found; }
}
