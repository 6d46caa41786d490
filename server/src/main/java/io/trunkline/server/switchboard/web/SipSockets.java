package io.trunkline.server.switchboard.web;

import io.trunkline.kernel.Time;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// SIP over WebSocket at `/sip`, on the port of the pages (RFC 7118): opens a flow of the SIP stack for each browser. Who may open one from which page is
/// checked by the session filter; what a flow may do, by digest in SIP itself, since a visitor of a tenant's page has no session.
final class SipSockets extends AbstractWebSocketHandler implements SubProtocolCapable, HandshakeInterceptor {
  static final String PATH = "/sip";
  static final int MOST = 20_000;
  /// A whole office may sit behind one address.
  static final int MOST_PER_ADDRESS = 2_000;

  private static final String SUBPROTOCOL = "sip";
  private static final String PRINCIPAL = SipSockets.class.getName() + ".principal";
  private static final Duration PING = Duration.ofSeconds(25);
  /// Without a frame for so long, pongs included, the browser is gone.
  private static final Duration SILENCE = Duration.ofSeconds(80);

  private final Function<SipFlow.Remote, SipFlow> stack;
  private final Function<ServerHttpRequest, Object> principals;
  private final Time time;
  private final Map<String, SipSocket> sockets = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
  private final AtomicBoolean pinging = new AtomicBoolean();

  /// `stack` takes a browser over; `principals` says who is signed in, or gives the empty text for nobody.
  SipSockets(Function<SipFlow.Remote, SipFlow> stack, Function<ServerHttpRequest, Object> principals, Time time) {
    this.stack = stack;
    this.principals = principals;
    this.time = time;
  }

  @Override public List<String> getSubProtocols() { return List.of(SUBPROTOCOL); }

  @Override public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes) {
    boolean speaksSip = request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream().flatMap(line -> List.of(line.split(",", -1)).stream())
        .anyMatch(word -> word.strip().equals(SUBPROTOCOL));
    if (!speaksSip) {   // RFC 7118 §4.1
      response.setStatusCode(org.springframework.http.HttpStatus.BAD_REQUEST);
      return false;
    }
    if (sockets.size() >= MOST || perAddress.getOrDefault(request.getRemoteAddress().getAddress(), 0) >= MOST_PER_ADDRESS) {
      response.setStatusCode(org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE);
      return false;
    }
    // The container's session doesn't always know the far address.
    attributes.put(PRINCIPAL, principals.apply(request));
    attributes.put(InetSocketAddress.class.getName(), request.getRemoteAddress());
    attributes.put(SipSocket.SECURE, request instanceof ServletServerHttpRequest servlet && servlet.getServletRequest().isSecure());
    return true;
  }

  @Override public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @org.jspecify.annotations.Nullable Exception failure) {}

  @Override public void afterConnectionEstablished(WebSocketSession session) {
    session.setTextMessageSizeLimit(SipMessage.LONGEST);
    session.setBinaryMessageSizeLimit(SipMessage.LONGEST);
    closesWhenSilent(session);
    InetSocketAddress address = (InetSocketAddress) Objects.requireNonNull(session.getAttributes().get(InetSocketAddress.class.getName()));
    Object principal = session.getAttributes().get(PRINCIPAL);
    SipSocket socket = new SipSocket(session, address, "".equals(principal) ? null : principal, time.nanos());
    socket.opened(stack.apply(socket));
    sockets.put(session.getId(), socket);
    perAddress.merge(address.getAddress(), 1, Integer::sum);
    if (pinging.compareAndSet(false, true)) time.after(PING, this::ping);
  }

  private static void closesWhenSilent(WebSocketSession session) {
    if (session instanceof NativeWebSocketSession wrapped && wrapped.getNativeSession() instanceof jakarta.websocket.Session container) {
      container.getUserProperties().put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", SILENCE.toMillis());
    }
  }

  private void ping() {
    sockets.values().forEach(SipSocket::ping);
    time.after(PING, this::ping);
  }

  @Override protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    received(session, message.getPayload().getBytes(StandardCharsets.UTF_8));
  }

  @Override protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    ByteBuffer payload = message.getPayload();
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    received(session, bytes);
  }

  private void received(WebSocketSession session, byte[] message) {
    SipSocket socket = sockets.get(session.getId());
    if (socket != null) socket.received(message, time.nanos());
  }

  @Override protected void handlePongMessage(WebSocketSession session, PongMessage message) {}

  @Override public void handleTransportError(WebSocketSession session, Throwable failure) {}   // the container closes it, which is told next

  @Override public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    SipSocket socket = sockets.remove(session.getId());
    if (socket == null) return;
    perAddress.computeIfPresent(socket.address().getAddress(), (_, count) -> count > 1 ? count - 1 : null);
    socket.closed();
  }

  /// Browsers connected now.
  int count() { return sockets.size(); }
}
