package io.trunkline.server.ops.internal;

import io.trunkline.server.ops.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Alarms raised and cleared, out of what each look found. Pure: a book isn't changed, the next one follows from it.
///
/// @param alarms standing ones first, gravest and oldest on top; then cleared ones, newest first
record AlarmBook(List<Alarm> alarms) {
  /// An alarm is cleared when its condition wasn't found for this long: what comes and goes is one alarm, not a hundred.
  static final Duration CALM = Duration.ofMinutes(1);
  static final int MOST_CLEARED = 200;
  static final AlarmBook EMPTY = new AlarmBook(List.of());

  private static final Comparator<Alarm> STANDING = Comparator.comparing((Alarm alarm) -> alarm.kind().severity()).reversed().thenComparing(Alarm::since);

  AlarmBook {
    alarms = List.copyOf(alarms);
  }

  AlarmBook next(List<Finding> findings, Instant now) {
    Map<Finding.Key, Finding> found = new HashMap<>();
    for (Finding finding : findings) found.put(finding.key(), finding);
    List<Alarm> standing = new ArrayList<>();
    List<Alarm> cleared = new ArrayList<>();
    for (Alarm alarm : alarms) {
      if (!alarm.stands()) {
        cleared.add(alarm);
        continue;
      }
      Finding again = found.remove(new Finding.Key(alarm.kind(), alarm.subject()));
      if (again != null) standing.add(new Alarm(alarm.kind(), alarm.subject(), again.figures(), alarm.since(), now, null));
      else if (alarm.seen().plus(CALM).isAfter(now)) standing.add(alarm);
      else cleared.add(new Alarm(alarm.kind(), alarm.subject(), alarm.figures(), alarm.since(), alarm.seen(), now));
    }
    for (Finding finding : found.values()) standing.add(new Alarm(finding.kind(), finding.subject(), finding.figures(), now, now, null));
    standing.sort(STANDING);
    cleared.sort(Comparator.comparing(AlarmBook::end).reversed());
    List<Alarm> all = new ArrayList<>(standing);
    all.addAll(cleared.subList(0, Math.min(cleared.size(), MOST_CLEARED)));
    return new AlarmBook(all);
  }

  private static Instant end(Alarm alarm) { return alarm.cleared() == null ? Instant.MAX : alarm.cleared(); }
}
