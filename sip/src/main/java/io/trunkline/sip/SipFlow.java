package io.trunkline.sip;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A way to and from one peer (RFC 5626 §3.1): a pair of UDP addresses, a TCP connection, a WebSocket. What a peer opened, we answer and call it over.
public interface SipFlow {
  Transport transport();

  InetSocketAddress remote();

  /// False once its connection is gone. A UDP flow is always open.
  boolean isOpen();

  /// Who opened a WebSocket, as its endpoint knows; null for others.
  @Nullable Object principal();

  /// Runs `work` once when the flow is gone, or at once if it is; on any thread, so it must be short. Never for UDP.
  void onClose(Runnable work);

  /// Gives the stack one message of a WebSocket (RFC 7118: one a frame). Only for flows made by [SipStack#accept]. May be called from any thread;
  /// false if the stack is full: the endpoint should stop reading or close.
  boolean receive(byte[] message);

  /// Tells the stack that the WebSocket is gone. Only for flows made by [SipStack#accept].
  void closed();

  /// The far end of a WebSocket that something else has opened.
  interface Remote {
    InetSocketAddress address();

    /// The `Origin` that the browser sent, if any.
    @Nullable String origin();

    /// Who signed in, as the endpoint knows; handed on in [Source#principal].
    @Nullable Object principal();

    /// Whether the page came by TLS, so that `Via` says WSS.
    boolean isSecure();

    /// Sends one message as one text frame. Must not block; may be called from any thread; false if it couldn't be taken.
    boolean send(byte[] message);

    void close();
  }
}
