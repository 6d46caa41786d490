package io.trunkline.server.desk.internal;

import io.trunkline.server.desk.BoardView.Today;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was counted of one queue: today, and by the minute for the last half hour. Not thread-safe.
///
/// Service level = contacts answered within the queue's threshold ÷ (contacts answered + contacts abandoned).
public final class QueueFigures {
  static final int WINDOW_MINUTES = 30;
  private static final int ANSWERED = 0;
  private static final int IN_TIME = 1;
  private static final int ABANDONED = 2;

  private final long[][] minutes = new long[WINDOW_MINUTES][3];
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

  public void answered(Instant at, Duration waited, Duration threshold) {
    turn(at);
    boolean good = waited.compareTo(threshold) <= 0;
    answered++;
    slot()[ANSWERED]++;
    if (!good) return;
    inTime++;
    slot()[IN_TIME]++;
  }

  public void abandoned(Instant at) {
    turn(at);
    abandoned++;
    slot()[ABANDONED]++;
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
    long ended = 0;
    long good = 0;
    for (long[] each : minutes) {
      ended += each[ANSWERED] + each[ABANDONED];
      good += each[IN_TIME];
    }
    return ended == 0 ? null : (int) Math.round(100.0 * good / ended);
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
