package io.trunkline.media.internal.io;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A port of the back-ends for Linux. Its descriptor is a plain number, which the system gives to the next socket as soon as it is closed: so once the loop knows the
/// port, the loop alone closes it, between two uses; other threads only ask for it.
abstract class LinuxPort implements MediaIo.Port {
  private enum State { NEW, ATTACHED, CLOSED }

  final UdpSocket socket;
  final Peers peers;
  MediaIo.@Nullable Receiver receiver;
  int slot = -1;   // its place in the loop's table, once attached
  private final LinuxIo io;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

  LinuxPort(LinuxIo io, UdpSocket socket, boolean shared) {
    this.io = io;
    this.socket = socket;
    peers = new Peers(socket.v6(), shared);
  }

  @Override public final InetSocketAddress local() { return socket.local(); }

  /// False: it was closed meanwhile.
  final boolean attached() { return state.compareAndSet(State.NEW, State.ATTACHED); }

  final boolean isClosed() { return state.get() == State.CLOSED; }

  @Override public final void close() {
    switch (state.getAndSet(State.CLOSED)) {
      case NEW -> io.release(this);   // only who opened it knows it
      case ATTACHED -> io.askedToClose(this);
      case CLOSED -> {}
    }
  }

  /// Sends what was gathered on this port.
  void flush() {}
}
