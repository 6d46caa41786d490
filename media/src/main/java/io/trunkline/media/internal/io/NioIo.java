package io.trunkline.media.internal.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The portable back-end: a selector per loop, a system call per datagram. A datagram costs no allocation while its port has one peer (the JDK keeps the last sender's address).
final class NioIo implements MediaIo {
  private static final Logger LOG = System.getLogger(NioIo.class.getName());
  private static final int SHARED_BUFFER = 4 << 20;
  private static final int LEG_BUFFER = 64 << 10;
  /// A shared port may not starve the others.
  private static final int BATCH = 64;

  private final Selector selector;
  private final Set<NioPort> ports = ConcurrentHashMap.newKeySet();   // open ones
  private final byte[] in = new byte[LONGEST + 1];   // one more, to know what is too long
  private final ByteBuffer inBuffer = ByteBuffer.wrap(in);
  private final byte[] out = new byte[LONGEST];
  private final ByteBuffer outBuffer = ByteBuffer.wrap(out);
  private final Consumer<SelectionKey> ready = this::drain;   // made once: a lambda per poll would be garbage

  NioIo() throws IOException { selector = Selector.open(); }

  @Override public Port open(InetSocketAddress local, boolean shared) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, shared ? SHARED_BUFFER : LEG_BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, shared ? SHARED_BUFFER : LEG_BUFFER);
      channel.bind(local);
      NioPort port = new NioPort(channel, (InetSocketAddress) channel.getLocalAddress(), shared);
      ports.add(port);
      if (selector.isOpen()) return port;
      ports.remove(port);
      throw new IOException("this media loop has ended");
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  @Override public void attach(Port port, Receiver receiver) {
    NioPort nio = (NioPort) port;
    nio.receiver = receiver;
    try {
      nio.channel.register(selector, SelectionKey.OP_READ, nio);
    } catch (ClosedChannelException closedMeanwhile) {
      LOG.log(Level.DEBUG, "media.port closed before use {0}", nio.local);
    }
  }

  @Override public void poll(long nanos) {
    try {
      if (nanos <= 0) selector.selectNow(ready);
      else selector.select(ready, Math.max(1, (nanos + 500_000) / 1_000_000));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Nothing is gathered: the JDK has no call for several datagrams.
  @Override public void flush() {}

  @Override public long lost() { return 0; }

  @Override public void wake() { selector.wakeup(); }

  @Override public void close() {
    if (!selector.isOpen()) return;
    try {
      selector.close();
      ports.forEach(NioPort::close);
    } catch (IOException failure) {
      LOG.log(Level.WARNING, "media.io close failed", failure);
    }
  }

  private void drain(SelectionKey key) {
    NioPort port = (NioPort) key.attachment();
    Receiver receiver = port.receiver;
    int most = port.shared ? BATCH : 1;   // a leg's port seldom holds two packets; asking again would cost a system call for nothing
    for (int i = 0; i < most && receiver != null; i++) {
      inBuffer.clear();
      InetSocketAddress from;
      try {
        from = (InetSocketAddress) port.channel.receive(inBuffer);
      } catch (IOException icmpOrClosed) {
        return;   // the peer's port is closed (ICMP), or ours was just now: neither is news
      }
      if (from == null) return;
      if (inBuffer.position() > LONGEST) continue;
      receiver.received(in, inBuffer.position(), from);
    }
  }

  private final class NioPort implements Port {
    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final boolean shared;
    private @Nullable Receiver receiver;

    NioPort(DatagramChannel channel, InetSocketAddress local, boolean shared) {
      this.channel = channel;
      this.local = local;
      this.shared = shared;
    }

    @Override public InetSocketAddress local() { return local; }

    @Override public boolean send(byte[] data, int at, int length, InetSocketAddress to) {
      System.arraycopy(data, at, out, 0, length);
      outBuffer.clear().limit(length);
      try {
        return channel.send(outBuffer, to) == length;
      } catch (IOException | RuntimeException unreachable) {   // UnresolvedAddressException, UnsupportedAddressTypeException: a peer's nonsense, not our bug
        return false;
      }
    }

    @Override public void close() {
      receiver = null;
      ports.remove(this);
      try {
        channel.close();
      } catch (IOException failure) {
        LOG.log(Level.WARNING, "media.port close failed", failure);
      }
    }
  }
}
