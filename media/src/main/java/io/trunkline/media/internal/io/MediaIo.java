package io.trunkline.media.internal.io;

import java.io.IOException;
import java.net.InetSocketAddress;

/// How one media loop talks to the kernel: the only place that knows sockets. `BackEnd` says which one this machine gets; all keep the contract of `MediaIoTest`.
/// Unless said otherwise a method is for the loop's thread only.
public interface MediaIo {
  /// Longest datagram that is taken: Ethernet's MTU. Longer ones are dropped.
  int LONGEST = 1500;

  interface Receiver {
    /// One datagram; the buffer is reused after the call and may be changed by it. It has room for [#LONGEST] bytes.
    void received(byte[] data, int length, InetSocketAddress from);
  }

  /// A bound UDP socket.
  interface Port {
    InetSocketAddress local();

    /// False when the datagram can't be handed to the kernel (full buffer, unreachable): it counts as lost. One that is taken may wait for [#flush];
    /// what is lost afterwards is counted by [#lost].
    boolean send(byte[] data, int at, int length, InetSocketAddress to);

    /// From any thread. What was sent before still goes out.
    void close();
  }

  /// Binds a socket; from any thread, and never after [#close]. Datagrams wait in the kernel until it is attached.
  ///
  /// @param shared  many peers will use it: it gets large buffers and is drained in batches
  Port open(InetSocketAddress local, boolean shared) throws IOException;

  /// From now on datagrams of this port go to the receiver, within [#poll].
  void attach(Port port, Receiver receiver);

  /// Hands over what was gathered, waits up to `nanos` (0: not at all) for datagrams or [#wake], and delivers what is there.
  void poll(long nanos);

  /// Hands over what was gathered: for a loop that won't [#poll] at once.
  void flush();

  /// Datagrams, since the start, that [Port#send] took and the kernel refused afterwards.
  long lost();

  /// Ends a [#poll] that waits; from any thread.
  void wake();

  /// Closes all ports; no poll may follow.
  void close();
}
