package io.trunkline.server.switchboard.web;

import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipMessage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// One browser's SIP (RFC 7118), seen from the stack. Frames to the browser wait in a bounded queue that a virtual thread empties while there are any, for
/// a SIP loop must not wait for a slow browser. A browser that doesn't read is closed: its SIP state would be a lie.
final class SipSocket implements SipFlow.Remote {
  static final int MOST_WAITING = 256;
  /// One burst is a page's sign-in with several calls; what goes on beyond is no softphone.
  static final int BURST = 200;
  static final int PER_SECOND = 50;

  /// The session's attribute that says whether the page came by TLS.
  static final String SECURE = SipSocket.class.getName() + ".secure";

  private static final Logger LOG = System.getLogger(SipSocket.class.getName());

  private final WebSocketSession session;
  private final InetSocketAddress address;
  private final @Nullable Object principal;
  private final RateBound bound;
  private final Queue<WebSocketMessage<?>> waiting = new ArrayDeque<>();
  private boolean writing;
  private @Nullable SipFlow flow;

  SipSocket(WebSocketSession session, InetSocketAddress address, @Nullable Object principal, long nowNanos) {
    this.session = session;
    this.address = address;
    this.principal = principal;
    this.bound = new RateBound(BURST, PER_SECOND, nowNanos);
  }

  void opened(SipFlow accepted) { flow = accepted; }

  /// A frame came. Beyond the rate, or with the stack full, the browser is sent away for now.
  void received(byte[] message, long nowNanos) {
    if (message.length > SipMessage.LONGEST) shut(CloseStatus.TOO_BIG_TO_PROCESS);
    else if (!bound.takes(nowNanos)) shut(CloseStatus.POLICY_VIOLATION);
    else if (!Objects.requireNonNull(flow).receive(message)) shut(CloseStatus.SERVICE_OVERLOAD);
  }

  void closed() {
    if (flow != null) flow.closed();
  }

  @Override public InetSocketAddress address() { return address; }

  @Override public @Nullable String origin() { return session.getHandshakeHeaders().getOrigin(); }

  @Override public @Nullable Object principal() { return principal; }

  @Override public boolean isSecure() { return Boolean.TRUE.equals(session.getAttributes().get(SECURE)); }

  @Override public boolean send(byte[] message) { return enqueue(new TextMessage(new String(message, StandardCharsets.UTF_8))); }

  /// A ping of the protocol: keeps NATs and proxies open, and its pong is how we notice a browser that is gone.
  void ping() { enqueue(new PingMessage(ByteBuffer.allocate(0))); }

  private boolean enqueue(WebSocketMessage<?> message) {
    synchronized (waiting) {
      if (!session.isOpen()) return false;
      if (waiting.size() < MOST_WAITING) {
        waiting.add(message);
        if (writing) return true;
        writing = true;
        Thread.ofVirtual().name("sip-socket").start(this::write);
        return true;
      }
    }
    shut(CloseStatus.SESSION_NOT_RELIABLE);
    return false;
  }

  private void write() {
    try {
      for (WebSocketMessage<?> next = next(); next != null; next = next()) session.sendMessage(next);
    } catch (IOException | RuntimeException gone) {   // Tomcat throws both, by how the browser left
      LOG.log(Level.DEBUG, "sip-socket.unwritable", gone);
      shut(CloseStatus.SESSION_NOT_RELIABLE);
    }
  }

  private @Nullable WebSocketMessage<?> next() {
    synchronized (waiting) {
      WebSocketMessage<?> next = session.isOpen() ? waiting.poll() : null;
      writing = next != null;
      return next;
    }
  }

  @Override public void close() { shut(CloseStatus.NORMAL); }

  /// Off the caller's thread, since closing writes too.
  private void shut(CloseStatus why) {
    if (!why.equals(CloseStatus.NORMAL)) LOG.log(Level.INFO, "sip-socket.closed address={0} code={1}", address.getAddress().getHostAddress(), why.getCode());
    Thread.ofVirtual().name("sip-socket").start(() -> {
      try {
        session.close(why);
      } catch (IOException gone) {
        LOG.log(Level.DEBUG, "sip-socket.unclosable", gone);
      }
    });
  }
}
