package io.trunkline.media.internal.io;

import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;

/// The fastest back-end: io_uring by bare system calls. Each port has one request for life that takes every datagram (multishot `recvmsg`) into a [BufferRing]; what a turn
/// sends is handed over in one call at its end, whatever ports it leaves by. So a loop that ticks makes a few system calls a millisecond for all its legs, and one that waits for packets one each.
///
/// A send's buffer and address belong to its entry of the submission ring. Sends never wait (`MSG_DONTWAIT`): they are done, or refused, when the call that submits them
/// returns, and only a refusal makes a completion.
final class UringIo extends LinuxIo {
  private static final Logger LOG = System.getLogger(UringIo.class.getName());
  private static final int POLL_ADD = 6;
  private static final int RECVMSG = 10;
  private static final int ASYNC_CANCEL = 14;
  private static final int SEND = 26;
  private static final int BUFFER_SELECT = 1 << 5;   // IOSQE_…
  private static final int CQE_SKIP_SUCCESS = 1 << 6;
  private static final int RECV_MULTISHOT = 1 << 1;
  private static final int POLL_ADD_MULTI = 1;
  private static final int POLLIN = 1;
  private static final int CQE_F_BUFFER = 1;
  private static final int CQE_F_MORE = 2;

  /// User data of what isn't a port; a port's is its slot.
  private static final long SENT = -1;
  private static final long WAKE = -2;
  private static final long CANCELLED = -3;

  private static final int OUT_BUFFER = 1536;
  private static final int OUT_ADDRESS = 32;
  /// Since Linux 6.13 one call makes about 20 completions; whoever got so many asks again.
  private static final int MAYBE_MORE = 16;
  /// Then whoever acts on the clock has a turn, however many datagrams come.
  private static final int MOST_ROUNDS = 32;
  /// A port that fails so often in a row is given up: its peer will be reported as silent.
  private static final int MOST_FAILURES = 100;
  private static final long LAST_TURNS_NS = 1_000_000_000;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Uring ring;
  private final BufferRing arrivals = new BufferRing(memory);
  private final MemorySegment header = memory.allocate(56, Long.BYTES);   // struct msghdr: says how long a sender's address may be
  private final MemorySegment out = memory.allocate((long) Uring.ENTRIES * OUT_BUFFER, Long.BYTES);
  private final MemorySegment outAddresses = memory.allocate((long) Uring.ENTRIES * OUT_ADDRESS, OUT_ADDRESS);
  /// Ports whose request has to be made, again or for the first time.
  private final Queue<UringPort> toArm = new ArrayDeque<>();
  private final Queue<UringPort> toCancel = new ArrayDeque<>();
  private boolean wakerArmed;
  private boolean enabled;
  private int watched;

  UringIo() throws IOException {
    header.set(INT, 8, RawAddress.LONGEST);
    try {
      ring = new Uring(linux, memory, arrivals);
    } catch (IOException refused) {
      abandon();
      throw refused;
    }
  }

  @Override LinuxPort newPort(InetSocketAddress local, boolean shared) throws IOException { return new UringPort(UdpSocket.open(local, shared, true), shared); }

  @Override void watch(LinuxPort port) {
    watched++;
    toArm.add((UringPort) port);
  }

  /// The kernel holds the socket as long as the request lives, so this is cancelled first; its last completion lets the port go.
  @Override void unwatch(LinuxPort port) {
    UringPort known = (UringPort) port;
    if (known.armed) toCancel.add(known);
    else if (!toArm.contains(known) && !letGo(known)) toArm.add(known);
  }

  /// False while sends of this port may still wait in the ring: its descriptor must be its own until the kernel has taken them.
  private boolean letGo(UringPort port) {
    ring.submit();
    if (ring.pending() > 0) return false;
    watched--;
    leave(port);
    return true;
  }

  @Override public void flush() {
    prepare();
    ring.submit();
  }

  @Override public void poll(long nanos) {
    prepare();
    ring.submitAndLook(nanos);
    for (int round = 0; take() >= MAYBE_MORE && round < MOST_ROUNDS; round++) ring.submitAndLook(0);
  }

  private void prepare() {
    if (!enabled) {
      enabled = true;
      ring.enable();
    }
    closeAsked();
    if (!wakerArmed) armWaker();
    for (UringPort port = toArm.peek(); port != null && arm(port); port = toArm.peek()) toArm.remove();
    for (UringPort port = toCancel.peek(); port != null && cancel(port); port = toCancel.peek()) toCancel.remove();
  }

  // Requests. Each returns false when the ring is full and the kernel takes nothing just now: it is tried again in the next turn.

  private void armWaker() {
    int entry = entry();
    if (entry < 0) return;
    wakerArmed = true;
    fill(entry, POLL_ADD, 0, 0, waker.fd, WAKE);
    ring.submissions.set(INT, Uring.at(entry) + 24, POLL_ADD_MULTI);
    ring.submissions.set(INT, Uring.at(entry) + 28, POLLIN);
    ring.filled();
  }

  private boolean arm(UringPort port) {
    if (port.isClosed()) return letGo(port);
    int entry = entry();
    if (entry < 0) return false;
    port.armed = true;
    fill(entry, RECVMSG, BUFFER_SELECT, RECV_MULTISHOT, port.socket.fd(), port.slot);
    ring.submissions.set(LONG, Uring.at(entry) + 16, header.address());
    ring.submissions.set(INT, Uring.at(entry) + 24, 1);
    ring.submissions.set(SHORT, Uring.at(entry) + 40, (short) BufferRing.GROUP);
    ring.filled();
    return true;
  }

  private boolean cancel(UringPort port) {
    if (!port.armed) return true;   // its last completion came meanwhile
    int entry = entry();
    if (entry < 0) return false;
    fill(entry, ASYNC_CANCEL, CQE_SKIP_SUCCESS, 0, -1, CANCELLED);
    ring.submissions.set(LONG, Uring.at(entry) + 16, port.slot);
    ring.filled();
    return true;
  }

  private int entry() {
    int entry = ring.next();
    if (entry >= 0) return entry;
    ring.submit();
    return ring.next();
  }

  private void fill(int entry, int operation, int flags, int priority, int fd, long userData) {
    long at = Uring.at(entry);
    MemorySegment entries = ring.submissions;
    entries.set(BYTE, at, (byte) operation);
    entries.set(BYTE, at + 1, (byte) flags);
    entries.set(SHORT, at + 2, (short) priority);
    entries.set(INT, at + 4, fd);
    entries.set(LONG, at + 8, 0);
    entries.set(LONG, at + 16, 0);
    entries.set(LONG, at + 24, 0);
    entries.set(LONG, at + 32, userData);
    entries.set(LONG, at + 40, 0);
    entries.set(LONG, at + 48, 0);
    entries.set(LONG, at + 56, 0);
  }

  // Completions.

  /// How many there were. Each is seen, and its buffer given back, before its receiver runs: one that fails costs its own datagram alone.
  private int take() {
    int taken = 0;
    for (; ring.hasCompletion(); taken++) {
      long who = ring.userData();
      int result = ring.result();
      int flags = ring.flags();
      ring.seen();
      if (who == SENT) lost++;
      else if (who == WAKE) woken(flags);
      else if (who >= 0) received((int) who, result, flags);
    }
    return taken;
  }

  private void woken(int flags) {
    wakerArmed = (flags & CQE_F_MORE) != 0;
    waker.lower();
  }

  private void received(int slot, int result, int flags) {
    UringPort port = (UringPort) at(slot);
    int buffer = (flags & CQE_F_BUFFER) != 0 ? flags >>> 16 : -1;
    int length = buffer >= 0 && result >= 0 ? arrivals.length(buffer) : -1;
    InetSocketAddress from = null;
    if (length >= 0 && port != null) {
      from = port.peers.sender(arrivals.buffers, BufferRing.addressAt(buffer));
      arrivals.copyTo(data, buffer, length);
    }
    if (buffer >= 0) arrivals.giveBack(buffer);
    if (port == null) return;
    if ((flags & CQE_F_MORE) == 0) ended(port, result);
    if (from != null) deliver(port, length, from);
  }

  /// A request ends when it is cancelled, when no buffer was left, when completions had no room, or by an error.
  private void ended(UringPort port, int result) {
    port.armed = false;
    port.failures = result < 0 && result != -Linux.ENOBUFS ? port.failures + 1 : 0;
    boolean over = port.isClosed() && letGo(port);
    if (port.failures == MOST_FAILURES) LOG.log(Level.ERROR, "media.port {0} receives nothing any more: {1}", port.local(), Linux.reason(result));
    else if (!over) toArm.add(port);
  }

  /// Waits for the kernel to let go of the sockets, so that their numbers are free when this returns.
  @Override void end() {
    long deadlineNs = SystemTime.INSTANCE.nanos() + LAST_TURNS_NS;
    try {
      while (watched > 0 && isLoop() && SystemTime.INSTANCE.nanos() < deadlineNs) poll(1_000_000);
    } finally {
      ring.close();
    }
  }

  private final class UringPort extends LinuxPort {
    private boolean armed;   // its request is with the kernel
    private int failures;   // in a row

    UringPort(UdpSocket socket, boolean shared) { super(UringIo.this, socket, shared); }

    @Override public boolean send(byte[] packet, int at, int length, InetSocketAddress to) {
      RawAddress target = isClosed() ? null : peers.target(to);
      int entry = target == null ? -1 : entry();
      if (target == null || entry < 0) return false;
      long buffer = (long) entry * OUT_BUFFER;
      long address = (long) entry * OUT_ADDRESS;
      MemorySegment.copy(packet, at, out, BYTE, buffer, length);
      target.write(outAddresses, address, socket.v6());
      fill(entry, SEND, CQE_SKIP_SUCCESS, 0, socket.fd(), SENT);
      MemorySegment entries = ring.submissions;
      long sqe = Uring.at(entry);
      entries.set(LONG, sqe + 8, outAddresses.address() + address);
      entries.set(LONG, sqe + 16, out.address() + buffer);
      entries.set(INT, sqe + 24, length);
      entries.set(INT, sqe + 28, Linux.MSG_DONTWAIT);
      entries.set(SHORT, sqe + 44, (short) RawAddress.length(socket.v6()));
      ring.filled();
      return true;
    }
  }
}
