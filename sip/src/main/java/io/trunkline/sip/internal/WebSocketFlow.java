package io.trunkline.sip.internal;

import io.trunkline.sip.SipFlow;
import io.trunkline.sip.Transport;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A WebSocket that the web server holds (RFC 7118): one message a frame, both ways.
final class WebSocketFlow extends Flow {
  private static final int MOST_WRONG_PASSWORDS = 10;

  private final SipFlow.Remote far;
  private final Ingress ingress;
  private final AtomicInteger wrongPasswords = new AtomicInteger();

  WebSocketFlow(SipFlow.Remote far, SentBy sentBy, Ingress ingress) {
    super(far.isSecure() ? Transport.WSS : Transport.WS, far.address(), sentBy);
    this.far = far;
    this.ingress = ingress;
  }

  @Override void send(byte[] message, Runnable failed) {
    if (!isOpen() || !far.send(message)) failed.run();
  }

  @Override public @Nullable Object principal() { return far.principal(); }

  /// A page knows its password; whoever guesses through a WebSocket loses it.
  void wrongPassword() {
    if (wrongPasswords.incrementAndGet() == MOST_WRONG_PASSWORDS) far.close();
  }

  @Override public boolean receive(byte[] message) {
    if (isKeepAlive(message)) {
      if (message.length >= 4) far.send(new byte[] {'\r', '\n'});   // RFC 5626 §4.4.1; some browsers' stacks use it in place of WebSocket pings
      return true;
    }
    return ingress.received(this, message);
  }

  static boolean isKeepAlive(byte[] message) {
    for (byte b : message) if (b != '\r' && b != '\n' && b != 0) return false;
    return true;
  }
}
