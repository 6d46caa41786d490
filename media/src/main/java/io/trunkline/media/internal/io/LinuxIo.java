package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the back-ends for Linux have in common: who owns which descriptor, and how ports come and go.
abstract class LinuxIo implements MediaIo {
  private static final Logger LOG = System.getLogger(LinuxIo.class.getName());

  final Arena memory = Arena.ofShared();   // buffers and headers, made once
  final Linux linux = new Linux(memory);   // the loop's
  final EventFd waker;
  final byte[] data = new byte[LONGEST];   // the datagram being delivered
  long lost;

  private final Set<LinuxPort> open = ConcurrentHashMap.newKeySet();
  private final Queue<LinuxPort> closing = new ConcurrentLinkedQueue<>();   // bounded by the number of ports
  private final List<@Nullable LinuxPort> slots = new ArrayList<>();
  private final List<Integer> freeSlots = new ArrayList<>();
  private final ReentrantLock opening = new ReentrantLock();   // no port is opened beside, or after, the end
  private boolean over;
  private volatile @Nullable Thread loop;

  LinuxIo() throws IOException {
    try {
      waker = new EventFd(memory);
    } catch (IOException failure) {
      memory.close();
      throw failure;
    }
  }

  /// @param shared  many peers will use it
  abstract LinuxPort newPort(InetSocketAddress local, boolean shared) throws IOException;

  /// Watches the port from now on. Its slot is set.
  abstract void watch(LinuxPort port);

  /// Stops watching the port and calls [#leave] when the kernel has let go of it.
  abstract void unwatch(LinuxPort port);

  /// Frees what the back-end itself holds. The ports are closed already.
  abstract void end();

  @Override public final Port open(InetSocketAddress local, boolean shared) throws IOException {
    opening.lock();
    try {
      if (over) throw new IOException("this media loop has ended");
      LinuxPort port = newPort(local, shared);
      open.add(port);
      return port;
    } finally {
      opening.unlock();
    }
  }

  @Override public final void attach(Port port, Receiver receiver) {
    LinuxPort known = (LinuxPort) port;
    known.receiver = receiver;
    if (!known.attached()) {
      LOG.log(Level.DEBUG, "media.port closed before use {0}", known.local());
      return;
    }
    known.slot = freeSlots.isEmpty() ? slots.size() : freeSlots.removeLast();
    if (known.slot == slots.size()) slots.add(known);
    else slots.set(known.slot, known);
    watch(known);
  }

  /// Null when it has gone since the kernel named it.
  final @Nullable LinuxPort at(int slot) { return slots.get(slot); }

  final int slots() { return slots.size(); }

  /// Within the loop's turn: ends what others, or the loop itself, asked to close.
  final void closeAsked() {
    if (loop == null) loop = Thread.currentThread();
    for (LinuxPort port = closing.poll(); port != null; port = closing.poll()) {
      port.flush();
      unwatch(port);
    }
  }

  final void askedToClose(LinuxPort port) {
    closing.add(port);
    if (Thread.currentThread() != loop) waker.raise();
  }

  /// The port's end, on the loop.
  final void leave(LinuxPort port) {
    slots.set(port.slot, null);
    freeSlots.add(port.slot);
    port.receiver = null;
    release(port);
  }

  /// Closes the descriptor, once; from any thread for a port that no loop knows.
  final void release(LinuxPort port) {
    if (!open.remove(port)) return;
    try (Arena scratch = Arena.ofConfined()) {
      new Linux(scratch).close(port.socket.fd());
    }
  }

  final void deliver(LinuxPort port, int length, InetSocketAddress from) {
    Receiver receiver = port.receiver;
    if (receiver != null && !port.isClosed()) receiver.received(data, length, from);
  }

  final boolean isLoop() { return Thread.currentThread() == loop; }

  @Override public final long lost() { return lost; }

  @Override public final void wake() { waker.raise(); }

  @Override public final void close() {
    opening.lock();
    try {
      if (over) return;
      over = true;
    } finally {
      opening.unlock();
    }
    try {
      flush();
      open.forEach(LinuxPort::close);
      flush();
    } finally {
      try {
        end();
      } finally {
        open.forEach(this::release);
        abandon();
      }
    }
  }

  /// Frees what every back-end has.
  final void abandon() {
    waker.close();
    memory.close();
  }
}
