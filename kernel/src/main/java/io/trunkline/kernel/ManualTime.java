package io.trunkline.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A clock that moves only when told: for tests, replay and simulation. Work that is due runs in the order of its time, then of its making,
/// on the thread that calls [#passes]. Safe to schedule from several threads; only one may move it.
public final class ManualTime implements Time {
  private record Due(Instant at, long order, Runnable work) {}

  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private Instant now;
  private long made;
  private long nanos;

  public ManualTime(Instant start) { this.now = start; }

  @Override public synchronized Instant now() { return now; }

  @Override public synchronized long nanos() { return nanos; }

  @Override public synchronized Timer after(Duration delay, Runnable work) {
    Due entry = new Due(now.plus(delay.isNegative() ? Duration.ZERO : delay), made++, work);
    due.add(entry);
    return () -> remove(entry);
  }

  /// Moves the clock by `span`, running everything that falls due on the way, also what that work schedules.
  public void passes(Duration span) {
    Instant end = now().plus(span);
    for (Due next = takeUntil(end); next != null; next = takeUntil(end)) next.work().run();
    moveTo(end);
  }

  /// Work not yet due.
  public synchronized int pending() { return due.size(); }

  private synchronized @Nullable Due takeUntil(Instant end) {
    Due next = due.peek();
    if (next == null || next.at().isAfter(end)) return null;
    due.remove();
    moveTo(next.at());
    return next;
  }

  private synchronized void moveTo(Instant at) {
    if (at.isBefore(now)) return;
    nanos += Duration.between(now, at).toNanos();
    now = at;
  }

  private synchronized void remove(Due entry) { due.remove(entry); }
}
