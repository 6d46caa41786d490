package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// One io_uring: the ring of submissions that we fill and the ring of completions that the kernel fills, both in memory that the two share.
///
/// Made disabled, so that the loop's thread, which enables it, becomes the only one that may submit; completions are then made when that thread asks for them and
/// nobody is interrupted (`SINGLE_ISSUER`, `DEFER_TASKRUN`: Linux 6.1).
///
/// ```
/// struct io_uring_params (120)       entries 0 · completions 4 · flags 8 · submission offsets 40 · completion offsets 80
/// struct io_uring_sqe (64)           opcode 0 · flags 1 · ioprio 2 · fd 4 · addr2 8 · addr 16 · len 24 · op flags 28 · user data 32 · buffer group 40 · address length 44
/// struct io_uring_cqe (16)           user data 0 · result 8 · flags 12
/// struct io_uring_getevents_arg (24) sigmask 0 · its size 8 · min wait 12 · timespec* 16
/// ```
final class Uring {
  static final int ENTRIES = 512;
  private static final int COMPLETIONS = 8192;
  private static final long SUBMISSION = 64;
  private static final long COMPLETION = 16;

  private static final int SETUP_CQSIZE = 1 << 3;
  private static final int SETUP_R_DISABLED = 1 << 6;
  private static final int SETUP_SUBMIT_ALL = 1 << 7;   // one bad entry doesn't hold back the rest
  private static final int SETUP_SINGLE_ISSUER = 1 << 12;
  private static final int SETUP_DEFER_TASKRUN = 1 << 13;
  private static final long REGISTER_ENABLE_RINGS = 12;
  private static final long REGISTER_PBUF_RING = 22;
  private static final long ENTER_GETEVENTS = 1;
  private static final long ENTER_EXT_ARG = 8;
  private static final long SUBMISSIONS_OFFSET = 0x1000_0000L;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final VarHandle SHARED = INT.varHandle();

  /// The kernel's entries, of [#SUBMISSION] bytes: see [#next].
  final MemorySegment submissions;
  private final Linux linux;
  private final int fd;
  private final MemorySegment rings;
  private final MemorySegment argument;
  private final MemorySegment timeout;
  private final long submissionHead;
  private final long submissionTail;
  private final long completionHead;
  private final long completionTail;
  private final long completionsAt;
  private final int completionMask;
  private int tail;   // of submissions, ours
  private int head;   // of completions, ours

  /// @param arrivals  where received datagrams go
  Uring(Linux linux, Arena memory, BufferRing arrivals) throws IOException {
    this.linux = linux;
    argument = memory.allocate(24, Long.BYTES);
    timeout = memory.allocate(16, Long.BYTES);
    argument.set(LONG, 16, timeout.address());
    MemorySegment params = memory.allocate(120, Long.BYTES);
    params.set(INT, 4, COMPLETIONS);
    params.set(INT, 8, SETUP_CQSIZE | SETUP_R_DISABLED | SETUP_SUBMIT_ALL | SETUP_SINGLE_ISSUER | SETUP_DEFER_TASKRUN);
    fd = linux.ioUringSetup(ENTRIES, params);
    if (fd < 0) throw new IOException("io_uring_setup: " + Linux.reason(fd));
    int entries = params.get(INT, 0);
    int completions = params.get(INT, 4);
    long array = Integer.toUnsignedLong(params.get(INT, 64));
    completionsAt = Integer.toUnsignedLong(params.get(INT, 100));
    submissionHead = params.get(INT, 40);
    submissionTail = params.get(INT, 44);
    completionHead = params.get(INT, 80);
    completionTail = params.get(INT, 84);
    try {
      rings = linux.mmap(Math.max(array + 4L * entries, completionsAt + COMPLETION * completions), fd, 0);
      submissions = linux.mmap(SUBMISSION * entries, fd, SUBMISSIONS_OFFSET);
      register(arrivals);
    } catch (IOException failure) {
      linux.close(fd);
      throw failure;
    }
    completionMask = rings.get(INT, params.get(INT, 88));
    for (int i = 0; i < entries; i++) rings.set(INT, array + 4L * i, i);   // entry n always stands in place n
  }

  /// The calling thread becomes the one that submits.
  void enable() { check(linux.ioUringRegister(fd, REGISTER_ENABLE_RINGS, MemorySegment.NULL, 0), "enable"); }

  private void register(BufferRing buffers) throws IOException {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment registration = scratch.allocate(40, Long.BYTES);   // struct io_uring_buf_reg
      registration.set(LONG, 0, buffers.ring.address());
      registration.set(INT, 8, BufferRing.COUNT);
      registration.set(ValueLayout.JAVA_SHORT, 12, (short) BufferRing.GROUP);
      int result = linux.ioUringRegister(fd, REGISTER_PBUF_RING, registration, 1);
      if (result < 0) throw new IOException("a ring of buffers: " + Linux.reason(result));
    }
  }

  /// Index of the next free entry, -1 when all are filled. It is taken by [#filled].
  int next() { return pending() == ENTRIES ? -1 : tail & (ENTRIES - 1); }

  static long at(int entry) { return entry * SUBMISSION; }

  void filled() { tail++; }

  /// Entries that the kernel hasn't taken yet.
  int pending() { return tail - (int) SHARED.getAcquire(rings, submissionHead); }

  /// Hands over what is pending. When this returns the kernel has carried out, or armed, what it took: buffers of sends are free again.
  void submit() { if (pending() > 0) enter(0, 0, 0, MemorySegment.NULL); }

  /// Hands over what is pending, and has completions made: those that are due, or (`nanos` > 0) waits for the first.
  void submitAndLook(long nanos) {
    if (nanos <= 0) {
      enter(0, ENTER_GETEVENTS, 0, MemorySegment.NULL);
      return;
    }
    timeout.set(LONG, 0, nanos / 1_000_000_000);
    timeout.set(LONG, 8, nanos % 1_000_000_000);
    enter(1, ENTER_GETEVENTS | ENTER_EXT_ARG, argument.byteSize(), argument);
  }

  private void enter(int completions, long flags, long argumentSize, MemorySegment given) {
    SHARED.setRelease(rings, submissionTail, tail);
    int result = linux.ioUringEnter(fd, pending(), completions, flags, given, argumentSize);
    switch (-result) {
      // No time left, a signal, or no memory and no room for completions just now: what is pending stays so, and the next call repeats it.
      case Linux.ETIME, Linux.EINTR, Linux.EAGAIN, Linux.EBUSY -> {}
      default -> check(result, "io_uring_enter");
    }
  }

  boolean hasCompletion() { return head != (int) SHARED.getAcquire(rings, completionTail); }

  /// Of the first completion, which [#seen] takes away.
  long userData() { return rings.get(LONG, completion()); }

  int result() { return rings.get(INT, completion() + 8); }

  int flags() { return rings.get(INT, completion() + 12); }

  private long completion() { return completionsAt + COMPLETION * (head & completionMask); }

  void seen() { SHARED.setRelease(rings, completionHead, ++head); }

  void close() {
    linux.munmap(submissions);
    linux.munmap(rings);
    linux.close(fd);
  }

  private static void check(int result, String what) { if (result < 0) throw new IllegalStateException(what + ": " + Linux.reason(result)); }
}
