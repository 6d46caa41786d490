package io.trunkline.server.recording.internal;

import io.trunkline.media.Urgency;
import io.trunkline.media.recording.Mp3Encoder;
import io.trunkline.media.recording.SealedFile;
import io.trunkline.media.recording.SegmentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Makes MP3s of recordings that have ended, one after the other on a thread that takes what processor time others leave ([Urgency#WHENEVER]): an hour of a call takes some seconds.
/// The work to do stands on the disk ([Vault#pending]), so a restart goes on with it.
@Component
class Mp3Jobs implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Mp3Jobs.class);
  private static final int MOST_WAITING = 100_000;

  private final ThreadPoolExecutor pool;
  private final Vault vault;
  private final TenantKeys keys;

  Mp3Jobs(Vault vault, TenantKeys keys) {
    this.vault = vault;
    this.keys = keys;
    pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING),
        work -> Thread.ofPlatform().name("mp3").daemon().unstarted(() -> {
          Urgency.WHENEVER.ofThisThread();
          work.run();
        }));
    LOG.atInfo().addKeyValue("encoder", Mp3Encoder.name()).log("recording.mp3-ready");
  }

  void add(Vault.Pending what) { later(() -> make(what)); }

  /// Work of the same kind that can wait.
  void later(Runnable work) {
    try {
      pool.execute(work);
    } catch (RejectedExecutionException full) {
      LOG.warn("recording.mp3-later: the next start goes on with it");
    }
  }

  private void make(Vault.Pending what) {
    Path segment = vault.segment(what.tenant(), what.id().value());
    Path target = vault.mp3(what.tenant(), what.id().value());
    Path work = vault.work(what.tenant(), what.id().value());
    try {
      if (Files.exists(segment)) encode(segment, work, target, what);
      vault.done(what.id());
    } catch (IOException | RuntimeException failure) {
      // The segment stays and can be played as it is; the mark stays too, so that the next start tries again.
      LOG.atError().addKeyValue("recording", what.id()).setCause(failure).log("recording.mp3-failed");
    }
  }

  private void encode(Path segment, Path work, Path target, Vault.Pending what) throws IOException {
    try (SegmentReader reader = SegmentReader.open(segment, keys)) {
      Peaks peaks = new Peaks(reader::read);
      Mp3Encoder.encode(peaks, work);
      Path peaksWork = work.resolveSibling(work.getFileName() + ".peaks");
      peaks.write(peaksWork);
      seal(peaksWork, vault.peaks(what.tenant(), what.id().value()), what);
      seal(work, target, what);
    } finally {
      Files.deleteIfExists(work);
    }
    Files.delete(segment);   // the MP3 is whole and on the disk; somebody who listens just now keeps his open file
  }

  private void seal(Path work, Path target, Vault.Pending what) throws IOException {
    Path sealed = work.resolveSibling(work.getFileName() + ".sealed");
    try {
      SealedFile.seal(work, sealed, keys.of(what.tenant()));
      Files.move(sealed, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(sealed);
      Files.deleteIfExists(work);
    }
  }

  @Override public void destroy() { pool.shutdownNow(); }
}
