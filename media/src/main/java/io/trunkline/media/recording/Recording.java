package io.trunkline.media.recording;

import io.trunkline.media.Codec;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One running recording: the media loop fills chunks of 100 ms, a writer thread of the [Recorder] seals and writes them. Two chunks go to and fro between them; while a disk stalls more of them
/// wait, and beyond the bound of [ChunkQueue] chunks are left out and become a gap. It never costs time on the loop.
public final class Recording implements RecordingSink {
  private static final Logger LOG = System.getLogger(Recording.class.getName());

  /// How a recording ended.
  ///
  /// @param samples  length, 8,000 a second
  /// @param bytes    size of the segment
  /// @param whole    false when writing failed or chunks were left out
  public record Outcome(long samples, long bytes, boolean whole) {}

  private final ChunkQueue queue;
  private final Path path;
  private final SegmentKey key;
  private final Instant start;
  private final AtomicReference<@Nullable Chunk> spare = new AtomicReference<>();   // written, to be filled again
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile boolean whole = true;

  private Chunk filling = new Chunk(this);   // loop only
  private long position;   // loop only

  private @Nullable SegmentWriter segment;   // writer only
  private long written;   // writer only: samples up to the last chunk

  Recording(ChunkQueue queue, Path path, SegmentKey key, Instant start) {
    this.queue = queue;
    this.path = path;
    this.key = key;
    this.start = start;
  }

  /// Completed by the writer thread when the segment is closed. It never fails: a broken disk gives `whole == false`.
  public CompletionStage<Outcome> outcome() { return outcome.minimalCompletionStage(); }

  @Override public void frame(byte[] said, byte[] heard, int samples, Codec saidCodec, Codec heardCodec, int gaps) {
    if (!filling.add(position, said, heard, samples, saidCodec, heardCodec, gaps)) {
      handOver();
      filling.add(position, said, heard, samples, saidCodec, heardCodec, gaps);
    }
    position += samples;
    if (filling.isFull()) handOver();
  }

  @Override public void ended() {
    filling.endAt(position);
    queue.push(filling);
  }

  private void handOver() {
    if (!queue.offer(filling)) {
      whole = false;
      filling.clear();
      return;
    }
    Chunk free = spare.getAndSet(null);
    filling = free == null ? new Chunk(this) : free;
  }

  // Writer thread:

  void open(ChunkSealer sealer) {
    try {
      segment = new SegmentWriter(path, key, start, sealer);
    } catch (IOException | RuntimeException failure) {
      failed("recording.failed", failure);
    }
  }

  /// Writes the chunk, or drops it when the disk has failed before.
  void take(Chunk chunk) {
    written = Math.max(written, chunk.end());
    try {
      if (segment != null) segment.append(chunk);
    } catch (IOException | RuntimeException failure) {
      failed("recording.failed", failure);
      close();
    }
    if (chunk.isLast) return;
    chunk.clear();
    spare.set(chunk);
  }

  /// Closes the segment with what it has.
  void finish() {
    long bytes = 0;
    try {
      if (segment != null) {
        segment.end(written);
        bytes = segment.bytes();
      }
    } catch (IOException | RuntimeException failure) {
      failed("recording.end failed", failure);
    }
    close();
    outcome.complete(new Outcome(written, bytes, whole));
  }

  private void close() {
    SegmentWriter open = segment;
    segment = null;
    try {
      if (open != null) open.close();
    } catch (IOException failure) {
      failed("recording.end failed", failure);
    }
  }

  private void failed(String what, Exception why) {
    LOG.log(Level.ERROR, what + " " + path.getFileName(), why);
    whole = false;
  }
}
