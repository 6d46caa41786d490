package io.trunkline.media.recording;

import io.trunkline.media.Codec;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/// One running recording: a bounded ring between the media loop (which gives frames) and a writer thread of the [Recorder] (which seals and writes them).
/// A disk that stalls longer than the ring is deep costs frames, which become a gap; it never costs time on the loop.
public final class Recording implements RecordingSink {
  /// 1.28 s.
  private static final int SLOTS = 64;
  private static final int MASK = SLOTS - 1;

  /// How a recording ended.
  ///
  /// @param samples  length, 8,000 a second
  /// @param bytes    size of the segment
  /// @param whole    false when writing failed or frames were dropped
  public record Outcome(long samples, long bytes, boolean whole) {}

  private final byte[] data = new byte[SLOTS * 2 * FRAME];
  private final long[] positions = new long[SLOTS];
  private final int[] shapes = new int[SLOTS];   // samples, codecs and gaps of a slot
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong head = new AtomicLong();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private long position;   // loop only
  private long dropped;   // loop only
  private volatile long endedAt = -1;   // samples; set once by the loop
  private volatile boolean lossy;

  Recording() {}

  /// Completed by the writer thread when the segment is closed. It never fails: a broken disk gives `whole == false`.
  public CompletionStage<Outcome> outcome() { return outcome.minimalCompletionStage(); }

  @Override public void frame(byte[] said, byte[] heard, int samples, Codec saidCodec, Codec heardCodec, int gaps) {
    long at = position;
    position += samples;
    long slot = tail.get();
    if (slot - head.getAcquire() >= SLOTS) {
      dropped++;
      lossy = true;
      return;
    }
    int index = (int) slot & MASK;
    System.arraycopy(said, 0, data, index * 2 * FRAME, samples);
    System.arraycopy(heard, 0, data, index * 2 * FRAME + FRAME, samples);
    positions[index] = at;
    shapes[index] = samples | (saidCodec.payloadType() << 8) | (heardCodec.payloadType() << 12) | (gaps << 16);
    tail.setRelease(slot + 1);
  }

  @Override public void ended() { endedAt = position; }

  /// Frames that the ring had no room for.
  public long dropped() { return dropped; }

  // Writer thread:

  interface FrameWriter {
    void write(long at, byte[] data, int saidAt, int heardAt, int samples, Codec saidCodec, Codec heardCodec, int gaps) throws IOException;
  }

  /// Hands over all waiting frames. True when the recording has ended and nothing is left.
  boolean drain(FrameWriter writer) throws IOException {
    boolean last = endedAt >= 0;   // read before the frames: whatever came before the end is then seen
    long at = head.get();
    long end = tail.getAcquire();
    for (; at < end; at++) {
      int index = (int) at & MASK;
      int shape = shapes[index];
      writer.write(positions[index], data, index * 2 * FRAME, index * 2 * FRAME + FRAME, shape & 0xFF, codec(shape >> 8), codec(shape >> 12), shape >> 16);
      head.setRelease(at + 1);
    }
    return last;
  }

  /// Frees the ring when nobody can write any more.
  void discard() { head.setRelease(tail.getAcquire()); }

  long endedAt() { return endedAt; }

  boolean isLossy() { return lossy; }

  void complete(Outcome result) { outcome.complete(result); }

  private static Codec codec(int bits) { return (bits & 0xF) == Codec.PCMU.payloadType() ? Codec.PCMU : Codec.PCMA; }
}
