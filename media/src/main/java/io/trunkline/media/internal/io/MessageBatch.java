package io.trunkline.media.internal.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Datagrams of one socket for one `recvmmsg` or `sendmmsg`: headers, their buffers and addresses, wired together once.
///
/// ```
/// struct mmsghdr   name* 0 · name length 8 · iov* 16 · iov count 24 · control* 32 · control length 40 · flags 48 · datagram's length 56
/// struct iovec     base* 0 · length 8
/// ```
final class MessageBatch {
  static final int SIZE = 64;
  private static final int HEADER = 64;
  private static final int NAME_LENGTH = 8;
  private static final int IOV = 16;
  private static final int IOV_COUNT = 24;
  private static final int FLAGS = 48;
  private static final int LENGTH = 56;
  private static final int VECTOR = 16;
  private static final int ADDRESS = 32;
  private static final int BUFFER = 1536;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment addresses;
  private final MemorySegment buffers;
  private int count;

  MessageBatch(Arena memory) {
    headers = memory.allocate((long) SIZE * HEADER, Long.BYTES);
    vectors = memory.allocate((long) SIZE * VECTOR, Long.BYTES);
    addresses = memory.allocate((long) SIZE * ADDRESS, Long.BYTES);
    buffers = memory.allocate((long) SIZE * BUFFER, HEADER);
    for (int i = 0; i < SIZE; i++) {
      headers.set(LONG, (long) i * HEADER, addresses.address() + (long) i * ADDRESS);
      headers.set(INT, (long) i * HEADER + NAME_LENGTH, RawAddress.LONGEST);
      headers.set(LONG, (long) i * HEADER + IOV, vectors.address() + (long) i * VECTOR);
      headers.set(LONG, (long) i * HEADER + IOV_COUNT, 1);
      vectors.set(LONG, (long) i * VECTOR, buffers.address() + (long) i * BUFFER);
      vectors.set(LONG, (long) i * VECTOR + Long.BYTES, MediaIo.LONGEST);
    }
  }

  /// How many came.
  int receive(Linux linux, int fd) {
    for (int i = 0; i < count; i++) headers.set(INT, (long) i * HEADER + NAME_LENGTH, RawAddress.LONGEST);   // the kernel left the sender's there
    count = Math.max(0, linux.recvmmsg(fd, headers, SIZE, Linux.MSG_DONTWAIT));
    return count;
  }

  /// -1: too long.
  int length(int i) { return (headers.get(INT, (long) i * HEADER + FLAGS) & Linux.MSG_TRUNC) != 0 ? -1 : headers.get(INT, (long) i * HEADER + LENGTH); }

  MemorySegment address() { return addresses; }

  long addressAt(int i) { return (long) i * ADDRESS; }

  void copyTo(byte[] data, int i, int length) { MemorySegment.copy(buffers, ValueLayout.JAVA_BYTE, (long) i * BUFFER, data, 0, length); }

  boolean isEmpty() { return count == 0; }

  boolean isFull() { return count == SIZE; }

  void add(byte[] packet, int at, int length, RawAddress to, boolean v6) {
    MemorySegment.copy(packet, at, buffers, ValueLayout.JAVA_BYTE, (long) count * BUFFER, length);
    vectors.set(LONG, (long) count * VECTOR + Long.BYTES, length);
    headers.set(INT, (long) count * HEADER + NAME_LENGTH, RawAddress.length(v6));
    to.write(addresses, (long) count * ADDRESS, v6);
    count++;
  }

  /// How many were lost. The kernel stops at one that it refuses, and says why when it is asked for the rest.
  int send(Linux linux, int fd) {
    int lost = 0;
    int at = 0;
    while (at < count) {
      int sent = linux.sendmmsg(fd, at == 0 ? headers : headers.asSlice((long) at * HEADER), count - at, Linux.MSG_DONTWAIT);
      if (sent == -Linux.EINTR) continue;
      if (sent == -Linux.EAGAIN || sent == -Linux.ENOBUFS) {
        lost += count - at;
        break;
      }
      if (sent <= 0) lost++;
      at += Math.max(1, sent);
    }
    count = 0;
    return lost;
  }
}
