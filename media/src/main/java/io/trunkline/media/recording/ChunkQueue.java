package io.trunkline.media.recording;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Chunks on their way to one writer: any media loop hands them over, the writer takes all at once. It allocates nothing.
final class ChunkQueue {
  /// 55 MB: what a disk that stalls may owe. That is 6.5 s of 500 calls, minutes of ten.
  static final int MOST = 1 << 15;

  /// Newest first. Taking always takes all, so a chunk that comes again can't be mistaken for its earlier self.
  private final AtomicReference<@Nullable Chunk> newest = new AtomicReference<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /// False: too much waits already, and the caller keeps the chunk.
  boolean offer(Chunk chunk) {
    if (waiting.get() >= MOST) return false;
    push(chunk);
    return true;
  }

  /// For what must come through, the end of a recording.
  void push(Chunk chunk) {
    waiting.incrementAndGet();
    Chunk before;
    do {
      before = newest.get();
      chunk.next = before;
    } while (!newest.compareAndSet(before, chunk));
  }

  /// All that waits, oldest first, linked by [Chunk#next].
  @Nullable Chunk takeAll() {
    Chunk oldest = null;
    for (Chunk chunk = newest.getAndSet(null); chunk != null; ) {
      Chunk before = chunk.next;
      chunk.next = oldest;
      oldest = chunk;
      chunk = before;
    }
    return oldest;
  }

  /// One that was taken is on the disk, or given up.
  void done() { waiting.decrementAndGet(); }
}
