package io.trunkline.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;

/// How one media loop talks to the kernel: the only place that knows sockets. [NioIo] works everywhere; faster ones take the same place.
/// Unless said otherwise a method is for the loop's thread only.
interface MediaIo {
  /// Longest datagram that is taken: Ethernet's MTU.
  int LONGEST = 1500;

  interface Receiver {
    /// One datagram; the buffer is reused after the call and may be changed by it. It has room for [#LONGEST] bytes.
    void received(byte[] data, int length, InetSocketAddress from);
  }

  /// A bound UDP socket.
  interface Port {
    InetSocketAddress local();

    /// False when the datagram could not be handed to the kernel (full buffer, unreachable): it counts as lost.
    boolean send(byte[] data, int at, int length, InetSocketAddress to);

    /// From any thread.
    void close();
  }

  /// Binds a socket; from any thread. Datagrams wait in the kernel until it is attached.
  ///
  /// @param shared  many peers will use it: it gets large buffers and is drained in batches
  Port open(InetSocketAddress local, boolean shared) throws IOException;

  /// From now on datagrams of this port go to the receiver, within [#poll].
  void attach(Port port, Receiver receiver);

  /// Waits up to `nanos` (0: not at all) for datagrams or [#wake], and delivers what is there.
  void poll(long nanos);

  /// Ends a [#poll] that waits; from any thread.
  void wake();

  void close();
}
