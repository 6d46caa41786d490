package io.trunkline.media.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Commands from any thread to one loop: a bounded ring of many producers and one consumer. Neither side ever takes a lock.
final class CommandRing {
  private final AtomicReferenceArray<@Nullable Runnable> slots;
  private final int mask;
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong head = new AtomicLong();

  CommandRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) throw new IllegalArgumentException("capacity must be a power of two");
    slots = new AtomicReferenceArray<>(capacity);
    mask = capacity - 1;
  }

  /// False when full.
  boolean offer(Runnable command) {
    while (true) {
      long at = tail.get();
      if (at - head.get() > mask) return false;
      if (!tail.compareAndSet(at, at + 1)) continue;
      slots.setRelease((int) at & mask, command);
      return true;
    }
  }

  /// The next command, or null when there is none that is completely written. Consumer only.
  @Nullable Runnable poll() {
    long at = head.get();
    int slot = (int) at & mask;
    Runnable command = slots.getAcquire(slot);
    if (command == null) return null;
    slots.setRelease(slot, null);
    head.setRelease(at + 1);   // after the slot is free: a producer that sees the new head may write it
    return command;
  }

  boolean isEmpty() { return tail.get() == head.get(); }
}
