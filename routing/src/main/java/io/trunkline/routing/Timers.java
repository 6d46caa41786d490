package io.trunkline.routing;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What will fall due, in the order of time, then of making. Each agent and each contact has at most one entry, and a settled one is taken out at once,
/// so the size is bounded by theirs.
final class Timers {
  private final TreeSet<Timer> due = new TreeSet<>();
  private long made;

  /// A deadline; `owner` knows what it means.
  record Timer(long atMs, long order, Exchange exchange, Owner owner) implements Comparable<Timer> {
    @Override public int compareTo(Timer other) {
      int byTime = Long.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override public boolean equals(@Nullable Object other) { return other instanceof Timer timer && timer.order == order; }

    @Override public int hashCode() { return Long.hashCode(order); }
  }

  /// Whoever has a deadline.
  sealed interface Owner permits Agent, Contact {}

  Timer set(@Nullable Timer before, long atMs, Exchange exchange, Owner owner) {
    cancel(before);
    Timer timer = new Timer(atMs, made++, exchange, owner);
    due.add(timer);
    return timer;
  }

  void cancel(@Nullable Timer timer) {
    if (timer != null) due.remove(timer);
  }

  /// Takes the first that is due at `nowMs`.
  @Nullable Timer takeDue(long nowMs) {
    if (due.isEmpty() || due.first().atMs > nowMs) return null;
    return due.pollFirst();
  }

  @Nullable Timer first() { return due.isEmpty() ? null : due.first(); }

  int size() { return due.size(); }
}
