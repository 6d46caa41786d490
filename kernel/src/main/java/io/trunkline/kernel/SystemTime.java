package io.trunkline.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The machine's clock: the only class that reads it. Timers run on one daemon thread, so their work must be short;
/// it usually posts a message to the owner of some state.
public final class SystemTime implements Time {
  public static final SystemTime INSTANCE = new SystemTime();

  private static final Logger LOG = System.getLogger(SystemTime.class.getName());

  private final ScheduledThreadPoolExecutor timers;

  private SystemTime() {
    timers = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("timers").factory());
    timers.setRemoveOnCancelPolicy(true);   // a cancelled ring timeout must not keep its call in memory
  }

  @Override public Instant now() { return Instant.now(); }

  @Override public long nanos() { return System.nanoTime(); }

  @Override public Timer after(Duration delay, Runnable work) {
    Future<?> pending = timers.schedule(() -> guarded(work), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> pending.cancel(false);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.ERROR, "timer.failed", failure);
    }
  }
}
