package io.trunkline.sip.internal;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.trunkline.sip.Transport;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A TCP connection, taken or being opened. Messages sent before it is open wait, a bounded number of them. Thread-safe.
final class TcpFlow extends Flow {
  private static final int MOST_WAITING = 256;

  private record Waiting(Consumer<Channel> writing, Runnable failed) {}

  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Channel channel;
  private boolean broken;

  TcpFlow(InetSocketAddress remote, SentBy sentBy) { super(Transport.TCP, remote, sentBy); }

  void opened(Channel open) {
    List<Waiting> ready;
    synchronized (waiting) {
      channel = open;
      ready = new ArrayList<>(waiting);
      waiting.clear();
    }
    ready.forEach(next -> next.writing().accept(open));
  }

  /// The connection is gone or could not be made: what waited has failed.
  void failed() {
    List<Waiting> lost;
    synchronized (waiting) {
      broken = true;
      lost = new ArrayList<>(waiting);
      waiting.clear();
    }
    markClosed();
    lost.forEach(next -> next.failed().run());
  }

  @Override void send(byte[] message, Runnable failed) {
    Channel open;
    synchronized (waiting) {
      open = broken ? null : channel;
      if (!broken && open == null && waiting.size() < MOST_WAITING) {
        waiting.add(new Waiting(then -> write(then, message, failed), failed));
        return;
      }
    }
    if (open == null) failed.run();
    else write(open, message, failed);
  }

  private static void write(Channel open, byte[] message, Runnable failed) {
    if (!open.isWritable()) {   // the peer doesn't read: RFC 3261 §18.4 treats it as an unreachable one
      failed.run();
      return;
    }
    ChannelFuture writing = open.writeAndFlush(Unpooled.wrappedBuffer(message));
    writing.addListener(done -> {
      if (!done.isSuccess()) failed.run();
    });
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  void close() {
    Channel open;
    synchronized (waiting) {
      open = channel;
    }
    if (open != null) open.close();
  }
}
