package io.trunkline.bench;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agent of the past: a shift with a break each day, one call at a time, and a fact for each change of state. Times are milliseconds since the epoch.
final class Worker {
  private static final long MINUTE = 60_000;

  final Company.Person person;
  private final int place;
  private final FactSheet facts;
  private String state = "OFFLINE";
  private long changed;
  private long begins;
  private long ends;
  private long breakBegins;
  private long breakEnds;
  private boolean works;
  private boolean broke;

  Worker(Company.Person person, int place, FactSheet facts) {
    this.person = person;
    this.place = place;
    this.facts = facts;
  }

  /// @param midnight of the tenant's day
  void plan(long midnight, int day, boolean weekend) {
    boolean late = place % 2 == 1;
    begins = midnight + (late ? 12 * 60 : 8 * 60 + 30) * MINUTE + place % 7 * 20_000L;
    ends = begins + 9 * 60 * MINUTE;
    breakBegins = begins + (180 + place % 4 * 15) * MINUTE;
    breakEnds = breakBegins + 45 * MINUTE;
    works = !weekend || (place + day) % 2 == 0;
    broke = false;
  }

  boolean isAt(long at) {
    return works && at >= begins && at < ends;
  }

  /// When a call that comes at this time could ring; [Long#MAX_VALUE] when not today any more.
  long freeFrom(long at) {
    if (!works) return Long.MAX_VALUE;
    long free = Math.max(Math.max(at, changed), begins);
    if (free >= breakBegins && free < breakEnds) free = breakEnds;
    return free < ends ? free : Long.MAX_VALUE;
  }

  void rings(long at, UUID call) {
    catchUp(at);
    go(at, "RINGING", null, call);
  }

  void didNotAnswer(long at) {
    go(at, "NOT_READY", "未接来电", null);
    go(at + MINUTE, "READY", null, null);
  }

  void talks(long at, UUID call) {
    go(at, "TALKING", null, call);
  }

  /// Another agent's call comes over, or an own one begins.
  void dials(long at, UUID call) {
    catchUp(at);
    go(at, "TALKING", null, call);
  }

  void wrapsUp(long at, UUID call, long until) {
    go(at, "WRAP_UP", null, call);
    go(until, "READY", null, null);
  }

  void goesHome() {
    if (!works) return;
    catchUp(ends);
    go(ends, "OFFLINE", null, null);
  }

  private void catchUp(long at) {
    if (state.equals("OFFLINE")) {
      go(begins, "NOT_READY", "准备", null);
      go(begins + 30_000, "READY", null, null);
    }
    if (broke || at < breakBegins) return;
    broke = true;
    if (changed >= breakEnds) return;
    go(breakBegins, "NOT_READY", "用餐", null);
    go(breakEnds, "READY", null, null);
  }

  private void go(long at, String to, @Nullable String reason, @Nullable UUID contact) {
    changed = Math.max(at, changed + 1);
    facts.ofAgent(changed, person.id(), state, to, reason, contact);
    state = to;
  }
}
