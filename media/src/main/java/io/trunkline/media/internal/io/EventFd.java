package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;

/// What wakes a loop that waits in the kernel: a descriptor that becomes readable. Many wake-ups before the loop looks are one.
final class EventFd {
  final int fd;
  private final Linux linux;
  private final MemorySegment count;
  /// Guards all below, and that nobody writes into a number which is another file's by now.
  private final ReentrantLock lock = new ReentrantLock();
  private boolean raised;
  private boolean closed;

  EventFd(Arena memory) throws IOException {
    linux = new Linux(memory);
    count = memory.allocateFrom(ValueLayout.JAVA_LONG, 1);
    fd = linux.eventfd();
    if (fd < 0) throw new IOException("no eventfd: " + Linux.reason(fd));
  }

  /// From any thread.
  void raise() {
    lock.lock();
    try {
      if (raised || closed) return;
      raised = true;
      count.set(ValueLayout.JAVA_LONG, 0, 1);
      linux.write(fd, count);
    } finally {
      lock.unlock();
    }
  }

  void lower() {
    lock.lock();
    try {
      raised = false;
      linux.read(fd, count);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      linux.close(fd);
    } finally {
      lock.unlock();
    }
  }
}
