package io.trunkline.sip.internal;

import io.trunkline.sip.SipFlow;
import io.trunkline.sip.Transport;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way to one peer, as the layers above send over it. `sentBy` is our host and port in `Via` and `Contact`; port -1 where none is written. Thread-safe.
abstract class Flow implements SipFlow {
  /// How peers reach us, as we write it.
  record SentBy(String host, int port) {
    @Override public String toString() { return port > 0 ? host + ':' + port : host; }
  }

  private final Transport transport;
  private final InetSocketAddress remote;
  private final SentBy sentBy;
  private final List<Runnable> onClose = new ArrayList<>(1);
  private boolean closed;

  Flow(Transport transport, InetSocketAddress remote, SentBy sentBy) {
    this.transport = transport;
    this.remote = remote;
    this.sentBy = sentBy;
  }

  /// Sends one message; `failed` runs on any thread if it is known not to have gone out.
  abstract void send(byte[] message, Runnable failed);

  SentBy sentBy() { return sentBy; }

  @Override public Transport transport() { return transport; }

  @Override public InetSocketAddress remote() { return remote; }

  @Override public boolean isOpen() {
    synchronized (onClose) {
      return !closed;
    }
  }

  @Override public @Nullable Object principal() { return null; }

  @Override public void onClose(Runnable work) {
    synchronized (onClose) {
      if (!closed) {
        onClose.add(work);
        return;
      }
    }
    work.run();
  }

  /// Forgets work that is no longer wanted, so that a long-lived connection doesn't collect that of every call.
  void offClose(Runnable work) {
    synchronized (onClose) {
      onClose.remove(work);
    }
  }

  @Override public boolean receive(byte[] message) { throw new IllegalStateException("only a WebSocket's endpoint gives messages"); }

  @Override public void closed() { markClosed(); }

  void markClosed() {
    List<Runnable> work;
    synchronized (onClose) {
      if (closed) return;
      closed = true;
      work = List.copyOf(onClose);
      onClose.clear();
    }
    work.forEach(Runnable::run);
  }

  @Override public String toString() { return transport + " " + remote; }
}
