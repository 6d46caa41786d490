package io.trunkline.media.recording;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Writes all recordings of a node on its own few threads, and watches the disk they go to.
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Recorder.class.getName());
  private static final long TURN_NS = 20_000_000;
  private static final long DISK_CHECK_NS = 5_000_000_000L;
  private static final double LOW = 0.10;
  private static final double FULL = 0.03;
  private static final int MOST_THREADS = 16;

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
    Recording recording = new Recording();
    Writer writer = writers.get(Math.floorMod(next.getAndIncrement(), writers.size()));
    writer.arriving.add(new Job(recording, path, key, time.now()));
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
        writer.thread.join(5_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Job {
    final Recording recording;
    final Path path;
    final SegmentKey key;
    final Instant start;
    @Nullable SegmentWriter segment;
    boolean failed;

    Job(Recording recording, Path path, SegmentKey key, Instant start) {
      this.recording = recording;
      this.path = path;
      this.key = key;
      this.start = start;
    }
  }

  private final class Writer implements Runnable {
    final Queue<Job> arriving = new ConcurrentLinkedQueue<>();   // bounded by the number of calls
    final Thread thread;
    private final List<Job> jobs = new ArrayList<>();
    private long lastLookNs;

    Writer(int number) { thread = Thread.ofPlatform().name("recorder-" + number).daemon().unstarted(this); }

    @Override public void run() {
      while (!closing) {
        if (jobs.isEmpty() && arriving.isEmpty()) LockSupport.parkNanos(DISK_CHECK_NS);
        else LockSupport.parkNanos(TURN_NS);
        turn();
        long now = time.nanos();
        if (now - lastLookNs < DISK_CHECK_NS) continue;
        lastLookNs = now;
        watchDisk();
      }
      turn();
      for (Job job : jobs) finish(job, Math.max(0, job.recording.endedAt()));
    }

    private void turn() {
      for (Job job = arriving.poll(); job != null; job = arriving.poll()) jobs.add(job);
      jobs.removeIf(this::isDone);
    }

    private boolean isDone(Job job) {
      try {
        SegmentWriter segment = job.segment;
        if (job.failed) job.recording.discard();
        else if (segment == null) {
          segment = new SegmentWriter(job.path, job.key, job.start);
          job.segment = segment;
        }
        boolean last = (segment != null && !job.failed) ? write(job.recording, segment) : job.recording.endedAt() >= 0;
        if (!last) return false;
      } catch (IOException | RuntimeException failure) {
        LOG.log(Level.ERROR, "recording.failed " + job.path.getFileName(), failure);
        job.failed = true;
        return false;
      }
      finish(job, job.recording.endedAt());
      return true;
    }

    private static boolean write(Recording recording, SegmentWriter segment) throws IOException {
      return recording.drain((at, data, saidAt, heardAt, samples, saidCodec, heardCodec, gaps) ->
          segment.frame(at, data, saidAt, data, heardAt, samples, saidCodec, heardCodec, gaps));
    }

    private static void finish(Job job, long samples) {
      long bytes = 0;
      boolean whole = !job.failed && !job.recording.isLossy();
      try (SegmentWriter segment = job.segment) {
        if (segment != null) {
          if (!job.failed) segment.end(samples);
          bytes = segment.bytes();
        }
      } catch (IOException failure) {
        LOG.log(Level.ERROR, "recording.end failed " + job.path.getFileName(), failure);
        whole = false;
      }
      job.recording.complete(new Recording.Outcome(samples, bytes, whole));
    }

    private void watchDisk() {
      Disk now = look();
      if (now == disk) return;
      LOG.log(now == Disk.ROOMY ? Level.INFO : Level.WARNING, "recording.disk {0}", now);
      disk = now;
    }
  }
}
