package io.trunkline.server.platform.journal;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sign of life every second, as the age of a file: when this node died is known to the second even if nothing had happened for an hour. It begins when what the
/// life before left open has been closed: a start that dies before must not pass for the end of those calls. A thread of its own, as a disk may hang.
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Path file;
  private final Time time;
  private final Instant before;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean beating;   // the journal's

  Pulse(Path directory, Time time) throws IOException {
    this.file = directory.resolve("alive");
    this.time = time;
    this.before = Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
  }

  /// The last sign of the node's life before this one; the epoch if there was none.
  Instant before() { return before; }

  boolean isBeating() { return beating; }

  void begin() {
    beating = true;
    Thread.ofPlatform().daemon().name("journal-pulse").start(this::beat);
  }

  private void beat() {
    boolean refused = false;
    try {
      do {
        try {
          if (!Files.exists(file)) Files.createFile(file);
          Files.setLastModifiedTime(file, FileTime.from(time.now()));
          refused = false;
        } catch (IOException failure) {
          if (!refused) LOG.atWarn().setCause(failure).log("journal.pulse-refused");
          refused = true;
        }
      } while (!closed.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Override public void close() { closed.countDown(); }
}
