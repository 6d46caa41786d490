package io.trunkline.server.records.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long an agent was in each state between two moments, from the changes in between. Pure.
final class StateTimes {
  /// One change; `from` is the state that it ended.
  record Change(Instant at, String from, String to) {}

  private final Map<String, Duration> times = new HashMap<>();

  private StateTimes() {}

  /// @param changes in their order, all of them after `begin`
  /// @param last    the state before `begin`, where nothing changed since
  static StateTimes between(Instant begin, Instant end, List<Change> changes, String last) {
    StateTimes all = new StateTimes();
    String state = changes.isEmpty() ? last : changes.getFirst().from();
    Instant since = begin;
    for (Change change : changes) {
      all.add(state, since, change.at());
      state = change.to();
      since = change.at();
    }
    all.add(state, since, end);
    return all;
  }

  private void add(String state, Instant from, Instant to) {
    if (to.isAfter(from)) times.merge(state, Duration.between(from, to), Duration::plus);
  }

  long seconds(String state) { return times.getOrDefault(state, Duration.ZERO).toSeconds(); }

  long secondsBut(String state) {
    return times.entrySet().stream().filter(each -> !each.getKey().equals(state)).map(Map.Entry::getValue).reduce(Duration.ZERO, Duration::plus).toSeconds();
  }
}
