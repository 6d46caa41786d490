package io.trunkline.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that must be so before a customer's call can ring at somebody's.
///
/// @param missing what stands in the way; null = done
/// @param names   of what it is about: the numbers without a flow, the queues without agents, the people who aren't ready; at most [#MOST_NAMES]
public record Step(Name name, @Nullable Missing missing, List<String> names) {
  static final int MOST_NAMES = 20;

  /// In the order of doing: each needs those before it.
  public enum Name { NUMBER, FLOW, AGENTS, STATION, TEST_CALL }

  public enum Missing {
    NO_NUMBER,
    NUMBER_WITHOUT_FLOW,
    /// No published flow leads callers to any queue.
    NO_QUEUE,
    QUEUE_WITHOUT_AGENTS,
    /// Nobody who serves those queues has a telephone that can be rung.
    NO_STATION,
    NOBODY_READY,
    NO_CALL,
    /// There were calls, but none that somebody answered.
    NO_ANSWER,
    /// PostgreSQL is away, so nobody knows whether there was one.
    RECORDS_AWAY
  }

  public Step {
    names = names.stream().sorted().limit(MOST_NAMES).toList();
  }

  static Step done(Name name) { return new Step(name, null, List.of()); }

  static Step missing(Name name, Missing what, List<String> names) { return new Step(name, what, names); }

  public boolean done() { return missing == null; }
}
