package io.trunkline.media.recording;

import io.trunkline.kernel.Time;
import io.trunkline.media.Urgency;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Writes all recordings of a node on its own few threads, and watches the disk they go to.
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Recorder.class.getName());
  private static final long TURN_NS = 20_000_000;
  private static final long DISK_CHECK_NS = 5_000_000_000L;
  private static final double LOW = 0.10;
  private static final double FULL = 0.03;
  private static final int MOST_THREADS = 16;
  /// Ending a segment waits for the disk; some hundred may end here.
  private static final long CLOSE_MS = 15_000;

  /// Room on the disk: at [#LOW] (under 10 %) somebody should look, at [#FULL] (under 3 %) new calls are refused or go unrecorded, as the tenant set.
  public enum Disk { ROOMY, LOW, FULL }

  private final Path directory;
  private final Time time;
  private final List<Writer> writers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile Disk disk = Disk.ROOMY;
  private volatile boolean closing;

  /// @param directory  where recordings go, for the watch on its disk; it must exist
  /// @param threads    one is enough for some thousand calls
  public Recorder(Path directory, int threads, Time time) {
    if (threads < 1 || threads > MOST_THREADS) throw new IllegalArgumentException("1 to " + MOST_THREADS + " writer threads");
    this.directory = directory;
    this.time = time;
    disk = look();
    for (int i = 0; i < threads; i++) writers.add(new Writer(i));
    writers.forEach(writer -> writer.thread.start());
  }

  /// Begins a segment; give the result to [io.trunkline.media.MediaLeg#record]. The file is made on the writer's thread.
  ///
  /// @param path  a new file in an existing folder
  public Recording start(Path path, SegmentKey key) {
    if (closing) throw new IllegalStateException("the recorder is closed");
    Writer writer = writers.get(Math.floorMod(next.getAndIncrement(), writers.size()));
    Recording recording = new Recording(writer.full, path, key, time.now());
    writer.arriving.add(recording);
    LockSupport.unpark(writer.thread);
    return recording;
  }

  public Disk disk() { return disk; }

  private Disk look() {
    try {
      var store = Files.getFileStore(directory);
      double free = (double) store.getUsableSpace() / Math.max(1, store.getTotalSpace());
      return free < FULL ? Disk.FULL : free < LOW ? Disk.LOW : Disk.ROOMY;
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "recording.disk can not be read", unreadable);
      return Disk.FULL;
    }
  }

  /// Ends every recording with what it has. The legs should be closed before.
  @Override public void close() {
    closing = true;
    for (Writer writer : writers) {
      LockSupport.unpark(writer.thread);
      try {
        writer.thread.join(CLOSE_MS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Writer implements Runnable {
    final ChunkQueue full = new ChunkQueue();
    final Queue<Recording> arriving = new ConcurrentLinkedQueue<>();   // bounded by the number of calls
    final Thread thread;
    private final Set<Recording> open = new HashSet<>();
    private final ChunkSealer sealer = new ChunkSealer();
    private long lastLookNs;

    Writer(int number) { thread = Thread.ofPlatform().name("recorder-" + number).daemon().unstarted(this); }

    @Override public void run() {
      Urgency.WRITING.ofThisThread();
      while (!closing) {
        LockSupport.parkNanos(open.isEmpty() && arriving.isEmpty() ? DISK_CHECK_NS : TURN_NS);
        turn();
        long now = time.nanos();
        if (now - lastLookNs < DISK_CHECK_NS) continue;
        lastLookNs = now;
        watchDisk();
      }
      turn();
      open.forEach(Recording::finish);
    }

    private void turn() {
      Chunk chunk = full.takeAll();   // before the arrivals are looked at: whose first chunk is here has arrived
      for (Recording recording = arriving.poll(); recording != null; recording = arriving.poll()) {
        open.add(recording);
        recording.open(sealer);
      }
      while (chunk != null) {
        Chunk after = chunk.next;
        write(chunk);
        full.done();
        chunk = after;
      }
    }

    private void write(Chunk chunk) {
      Recording recording = chunk.recording;
      if (recording == null) return;
      boolean last = chunk.isLast;   // not to be asked afterwards: the loop may have the chunk again
      recording.take(chunk);
      if (!last) return;
      open.remove(recording);
      recording.finish();
    }

    private void watchDisk() {
      Disk now = look();
      if (now == disk) return;
      LOG.log(now == Disk.ROOMY ? Level.INFO : Level.WARNING, "recording.disk {0}", now);
      disk = now;
    }
  }
}
