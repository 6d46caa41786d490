package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// The back-end of Linux without io_uring: epoll, `recvmmsg` and `sendmmsg`, without the JDK's channels between.
///
/// Those two take many datagrams of one socket in a call, so they serve the port that many peers share: a turn's datagrams come by the [MessageBatch], and those it sends
/// go out together at its end. A telephone has a port of its own and a datagram in 20 ms, hence nothing to batch: plain `recvfrom` and `sendto` are cheaper there.
final class MmsgIo extends LinuxIo {
  private static final int EVENTS = 1024;
  /// `struct epoll_event` is packed on x86-64 alone.
  private static final int EVENT = System.getProperty("os.arch", "").equals("amd64") ? 12 : 16;
  private static final int EVENT_DATA = EVENT - 8;
  private static final int EPOLLIN = 1;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int WAKE = -1;
  private static final int MOST_ROUNDS = 16;
  /// A shared port may not starve the others.
  private static final int MOST_BATCHES = 4;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final int epoll;
  private final MemorySegment events = memory.allocate((long) EVENTS * EVENT, Long.BYTES);
  private final MemorySegment in = memory.allocate(LONGEST);
  private final MemorySegment out = memory.allocate(LONGEST);
  private final MemorySegment address = memory.allocate(RawAddress.LONGEST, Long.BYTES);
  private final MemorySegment addressLength = memory.allocate(ValueLayout.JAVA_INT);
  private final MessageBatch arrivals = new MessageBatch(memory);
  private final List<SharedPort> sharedPorts = new ArrayList<>();

  MmsgIo() throws IOException {
    epoll = linux.epollCreate();
    if (epoll < 0) {
      abandon();
      throw new IOException("no epoll: " + Linux.reason(epoll));
    }
    control(EPOLL_CTL_ADD, waker.fd, WAKE);
  }

  private void control(int operation, int fd, int slot) {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment event = scratch.allocate(EVENT, Long.BYTES);
      event.set(INT, 0, EPOLLIN);   // level-triggered: what is left over is told again, so nobody reads until EAGAIN
      event.set(INT, EVENT_DATA, slot);
      int result = linux.epollCtl(epoll, operation, fd, event);
      if (result < 0) throw new IllegalStateException("epoll_ctl: " + Linux.reason(result));
    }
  }

  @Override LinuxPort newPort(InetSocketAddress local, boolean shared) throws IOException {
    UdpSocket socket = UdpSocket.open(local, shared, false);
    return shared ? new SharedPort(socket) : new LegPort(socket);
  }

  @Override void watch(LinuxPort port) {
    control(EPOLL_CTL_ADD, port.socket.fd(), port.slot);
    if (port instanceof SharedPort shared) sharedPorts.add(shared);
  }

  @Override void unwatch(LinuxPort port) {
    control(EPOLL_CTL_DEL, port.socket.fd(), port.slot);
    if (port instanceof SharedPort shared) sharedPorts.remove(shared);
    leave(port);
  }

  @Override public void flush() {
    for (int i = 0; i < sharedPorts.size(); i++) sharedPorts.get(i).flush();
    closeAsked();
  }

  @Override public void poll(long nanos) {
    flush();
    int millis = nanos <= 0 ? 0 : Math.clamp((nanos + 500_000) / 1_000_000, 1, Integer.MAX_VALUE);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int ready = linux.epollWait(epoll, events, EVENTS, round == 0 ? millis : 0);
      if (ready == -Linux.EINTR) return;
      if (ready < 0) throw new IllegalStateException("epoll_wait: " + Linux.reason(ready));
      for (int i = 0; i < ready; i++) tell(events.get(INT, (long) i * EVENT + EVENT_DATA));
      if (ready < EVENTS) return;
    }
  }

  private void tell(int slot) {
    if (slot == WAKE) {
      waker.lower();
      return;
    }
    switch (at(slot)) {
      case LegPort leg -> leg.receive();
      case SharedPort shared -> shared.receive();
      case null, default -> {}
    }
  }

  @Override void end() { linux.close(epoll); }

  /// A telephone's: one datagram at a time.
  private final class LegPort extends LinuxPort {
    LegPort(UdpSocket socket) { super(MmsgIo.this, socket, false); }

    void receive() {
      addressLength.set(ValueLayout.JAVA_INT, 0, RawAddress.LONGEST);
      int length = linux.recvfrom(socket.fd(), in, LONGEST, Linux.MSG_TRUNC, address, addressLength);
      if (length < 0 || length > LONGEST) return;
      InetSocketAddress from = peers.sender(address, 0);
      MemorySegment.copy(in, ValueLayout.JAVA_BYTE, 0, data, 0, length);
      deliver(this, length, from);
    }

    @Override public boolean send(byte[] packet, int at, int length, InetSocketAddress to) {
      RawAddress target = isClosed() ? null : peers.target(to);
      if (target == null) return false;
      MemorySegment.copy(packet, at, out, ValueLayout.JAVA_BYTE, 0, length);
      target.write(address, 0, socket.v6());
      return linux.sendto(socket.fd(), out, length, 0, address, RawAddress.length(socket.v6())) == length;
    }
  }

  /// Many peers': by the batch.
  private final class SharedPort extends LinuxPort {
    private final MessageBatch departures = new MessageBatch(memory);

    SharedPort(UdpSocket socket) { super(MmsgIo.this, socket, true); }

    void receive() {
      for (int batch = 0; batch < MOST_BATCHES; batch++) {
        int count = arrivals.receive(linux, socket.fd());
        for (int i = 0; i < count; i++) {
          int length = arrivals.length(i);
          if (length < 0) continue;
          InetSocketAddress from = peers.sender(arrivals.address(), arrivals.addressAt(i));
          arrivals.copyTo(data, i, length);
          deliver(this, length, from);
        }
        if (count < MessageBatch.SIZE) return;
      }
    }

    @Override public boolean send(byte[] packet, int at, int length, InetSocketAddress to) {
      RawAddress target = isClosed() ? null : peers.target(to);
      if (target == null) return false;
      if (departures.isFull()) flush();
      departures.add(packet, at, length, target, socket.v6());
      return true;
    }

    @Override void flush() { if (!departures.isEmpty()) lost += departures.send(linux, socket.fd()); }
  }
}
