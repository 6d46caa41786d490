package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.Parameters;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import io.trunkline.sip.Via;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts requests on their way: finds the flow, writes our `Via`, starts the transaction.
final class Sender {
  /// Methods and extensions that we take, as we tell peers.
  static final String ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY";
  static final String SUPPORTED = "timer, outbound, path, norefersub";
  /// Of an INVITE that makes a call and offers: then what a reliable provisional response needs of us is its PRACK and nothing more.
  static final String SUPPORTED_WITH_OFFER = "100rel, " + SUPPORTED;
  /// RFC 3261 §18.1.1: a request within 200 bytes of the path's MTU goes over a stream. Ethernet's 1500 are assumed.
  private static final int LARGEST_DATAGRAM = 1300;

  private final Wire wire;
  private final String userAgent;

  Sender(Wire wire, String userAgent) {
    this.wire = wire;
    this.userAgent = userAgent;
  }

  String userAgent() { return userAgent; }

  /// Finds the flow to a target and gives it, or null, to `then` on the loop: at once for a flow or an address, later for a name.
  void reach(Loop loop, Target target, Consumer<@Nullable Flow> then) {
    switch (target) {
      case Target.OverFlow over -> then.accept(over.flow() instanceof Flow flow && flow.isOpen() ? flow : null);
      case Target.Address(Transport transport, String host, int port) -> {
        if (transport != Transport.UDP && transport != Transport.TCP) {
          then.accept(null);   // a WebSocket is never opened by us; TLS peers come with their own issue
          return;
        }
        InetAddress literal = literal(host);
        if (literal != null) then.accept(flow(transport, new InetSocketAddress(literal, port)));
        else Thread.ofVirtual().name("sip-lookup").start(() -> lookUp(loop, transport, host, port, then));
      }
    }
  }

  private void lookUp(Loop loop, Transport transport, String host, int port, Consumer<@Nullable Flow> then) {
    InetAddress found;
    try {
      found = InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      loop.post(() -> then.accept(null));
      return;
    }
    loop.post(() -> then.accept(flow(transport, new InetSocketAddress(found, port))));
  }

  private Flow flow(Transport transport, InetSocketAddress address) { return transport == Transport.UDP ? wire.udp(address) : wire.tcp(address); }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    } catch (IllegalArgumentException name) {
      return null;
    }
  }

  /// Starts a transaction for a request that lacks only its hop's headers. One too large for a datagram tries TCP to the same address first, and goes by UDP
  /// after all if the peer has no TCP (RFC 3261 §18.1.1).
  ClientTransaction send(Loop loop, Flow flow, SipRequest request, Consumer<SipResponse> user) {
    SipRequest ready = hop(request, flow);
    ClientTransaction transaction = new ClientTransaction(loop, flow, ready, user);
    transaction.start();
    return transaction;
  }

  /// Sends without a transaction: the ACK of a 2xx.
  void sendOnce(Loop loop, Flow flow, SipRequest request) {
    loop.counters.sent.increment();
    flow.send(request.toBytes(), loop.counters.transportFailures::increment);
  }

  static boolean isTooLarge(SipRequest request) { return request.toBytes().length > LARGEST_DATAGRAM - 150; }

  Flow tcpBeside(Flow udp) { return wire.tcp(udp.remote()); }

  /// With our `Via`, `Max-Forwards` and `User-Agent`.
  SipRequest hop(SipRequest request, Flow flow) {
    Headers headers = request.headers().before(HeaderName.VIA, via(flow).toString());
    if (!headers.has(HeaderName.MAX_FORWARDS)) headers = headers.and(HeaderName.MAX_FORWARDS, "70");
    if (!request.is(Method.ACK) && !headers.has(HeaderName.USER_AGENT)) headers = headers.and(HeaderName.USER_AGENT, userAgent);
    return request.withHeaders(headers);
  }

  private static Via via(Flow flow) {
    Flow.SentBy sentBy = flow.sentBy();
    Parameters parameters = Parameters.NONE.with("branch", Tokens.branch()).with("rport", "");
    return new Via(flow.transport().name(), sentBy.host(), sentBy.port(), parameters);
  }

  /// Our `Contact` over this flow.
  static SipUri contact(@Nullable String user, Flow flow) { return contact(user, flow.sentBy(), flow.transport()); }

  static SipUri contact(@Nullable String user, Flow.SentBy sentBy, Transport transport) {
    SipUri uri = SipUri.of(user, sentBy.host(), sentBy.port());
    return transport == Transport.UDP ? uri : uri.with("transport", transport.isWebSocket() ? "ws" : transport.parameter());
  }
}
