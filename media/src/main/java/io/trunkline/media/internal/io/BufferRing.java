package io.trunkline.media.internal.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Buffers that the kernel takes for datagrams as they come, and that we give back as soon as each is read. When none is left datagrams wait in their sockets.
///
/// ```
/// struct io_uring_buf (16)           address 0 · length 8 · number 12 · (the first one's last 16 bits: the ring's tail)
/// struct io_uring_recvmsg_out (16)   name length 0 · control length 4 · datagram's length 8 · flags 12, then the name, then the datagram
/// ```
final class BufferRing {
  static final int COUNT = 1024;
  static final int GROUP = 1;
  private static final int ENTRY = 16;
  private static final int TAIL = 14;
  private static final int HEADER = 16;
  private static final int DATA = HEADER + RawAddress.LONGEST;
  private static final int BUFFER = 1600;   // a multiple of the cache line, no shorter than header, name and datagram
  private static final long PAGE = 4096;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final VarHandle SHARED = SHORT.varHandle();

  final MemorySegment ring;
  final MemorySegment buffers;
  private short tail;

  BufferRing(Arena memory) {
    ring = memory.allocate((long) COUNT * ENTRY, PAGE);
    buffers = memory.allocate((long) COUNT * BUFFER, PAGE);
    for (int i = 0; i < COUNT; i++) giveBack(i);
  }

  void giveBack(int buffer) {
    long entry = (long) (tail & (COUNT - 1)) * ENTRY;
    ring.set(ValueLayout.JAVA_LONG, entry, buffers.address() + (long) buffer * BUFFER);
    ring.set(INT, entry + 8, BUFFER);
    ring.set(SHORT, entry + 12, (short) buffer);
    SHARED.setRelease(ring, TAIL, ++tail);
  }

  /// -1: the datagram was longer than we take.
  int length(int buffer) {
    int length = buffers.get(INT, (long) buffer * BUFFER + 8);
    boolean cut = (buffers.get(INT, (long) buffer * BUFFER + 12) & Linux.MSG_TRUNC) != 0;
    return cut || length > MediaIo.LONGEST ? -1 : length;
  }

  static long addressAt(int buffer) { return (long) buffer * BUFFER + HEADER; }

  void copyTo(byte[] data, int buffer, int length) { MemorySegment.copy(buffers, ValueLayout.JAVA_BYTE, (long) buffer * BUFFER + DATA, data, 0, length); }
}
