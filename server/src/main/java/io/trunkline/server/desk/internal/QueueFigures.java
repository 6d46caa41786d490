package io.trunkline.server.desk.internal;

import io.trunkline.server.desk.BoardView.Today;
import io.trunkline.server.reporting.VisitCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was counted of one queue: today, and by the minute for the last half hour. Not thread-safe.
///
/// Contacts are told apart, and the service level is computed, as in reports ([VisitCounts]).
public final class QueueFigures {
  static final int WINDOW_MINUTES = 30;
  private static final int ANSWERED = 0;
  private static final int IN_TIME = 1;
  private static final int ABANDONED = 2;
  private static final int ABANDONED_SHORT = 3;
  private static final int LEFT = 4;   // overflowed or withdrawn

  private final long[][] minutes = new long[WINDOW_MINUTES][5];
  private final ZoneId zone;
  private long minute = Long.MIN_VALUE;   // the newest in the window
  private @Nullable LocalDate day;
  private Today before = new Today(0, 0, 0, 0);   // counted today by a former life of the program
  private long offered;
  private long answered;
  private long inTime;
  private long abandoned;

  public QueueFigures(ZoneId zone) { this.zone = zone; }

  public void offered(Instant at) {
    turn(at);
    offered++;
  }

  /// @param waited in this queue
  public void answered(Instant at, Duration waited, Duration threshold) {
    turn(at);
    boolean good = waited.compareTo(threshold) <= 0;
    answered++;
    slot()[ANSWERED]++;
    if (!good) return;
    inTime++;
    slot()[IN_TIME]++;
  }

  /// @param waited in this queue
  public void abandoned(Instant at, Duration waited) {
    turn(at);
    boolean isShort = waited.compareTo(VisitCounts.SHORT_ABANDON) < 0;
    slot()[isShort ? ABANDONED_SHORT : ABANDONED]++;
    if (!isShort) abandoned++;
  }

  /// Unserved, and not by hanging up.
  public void left(Instant at) {
    turn(at);
    slot()[LEFT]++;
  }

  /// Counts of `on`, made before this life of the program began. Replaces those given earlier.
  public void before(LocalDate on, Today counted, Instant now) {
    turn(now);
    if (on.equals(day)) before = counted;
  }

  public Today today(Instant now) {
    turn(now);
    return new Today(before.offered() + offered, before.answered() + answered, before.inTime() + inTime, before.abandoned() + abandoned);
  }

  /// Percent; null when nothing ended in the window.
  public @Nullable Integer serviceLevel(Instant now) {
    turn(now);
    long[] sum = new long[5];
    for (long[] each : minutes) for (int kind = 0; kind < sum.length; kind++) sum[kind] += each[kind];
    long ended = sum[ANSWERED] + sum[ABANDONED] + sum[ABANDONED_SHORT] + sum[LEFT];
    Double share = new VisitCounts(ended, 0, sum[ANSWERED], sum[IN_TIME], sum[ABANDONED], sum[ABANDONED_SHORT]).serviceLevel();
    return share == null ? null : (int) Math.round(100 * share);
  }

  private long[] slot() { return minutes[Math.floorMod(minute, WINDOW_MINUTES)]; }

  /// Moves to the present minute and day. An event that comes a moment late counts where we are.
  private void turn(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day == null || today.isAfter(day)) {
      day = today;
      before = new Today(0, 0, 0, 0);
      offered = answered = inTime = abandoned = 0;
    }
    long current = now.getEpochSecond() / 60;
    if (current <= minute) return;
    long fresh = minute == Long.MIN_VALUE ? WINDOW_MINUTES : Math.min(WINDOW_MINUTES, current - minute);
    for (long i = 0; i < fresh; i++) Arrays.fill(minutes[Math.floorMod(current - i, WINDOW_MINUTES)], 0);
    minute = current;
  }
}
