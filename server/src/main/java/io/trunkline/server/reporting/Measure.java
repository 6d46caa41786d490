package io.trunkline.server.reporting;

import io.trunkline.server.reporting.internal.Counter;
import io.trunkline.server.reporting.internal.Rollup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A figure with its one formula: numerator over denominator, of counters that add up over any span and any set of agents, queues or numbers. It is computed after
/// adding up, so that a total's rate is the rate of the total.
///
/// @param denominator null: the numerator is the figure
/// @param calls       whose rows are the calls behind the figure; null where it isn't about calls
public record Measure(String name, Unit unit, Sum numerator, @Nullable Sum denominator, @Nullable Term calls, Text title, Text definition) {
  public record Text(String en, String zh) {}

  /// @param scale the counter is divided by it: microseconds to milliseconds
  public record Term(Rollup rollup, Counter counter, int sign, int scale) {
    public String key() { return rollup.table().substring("reporting.".length()) + "_" + counter.name(); }

    /// Over several spans the highest counts, not the sum.
    boolean isMost() { return counter.kind() == Counter.Kind.MAX; }
  }

  /// Counters added and taken away.
  public record Sum(List<Term> terms) {
    static Sum of(Rollup rollup, String... counters) {
      return new Sum(List.of()).with(rollup, 1, counters);
    }

    Sum minus(Rollup rollup, String... counters) { return with(rollup, -1, counters); }

    Sum plus(Rollup rollup, String... counters) { return with(rollup, 1, counters); }

    private Sum with(Rollup rollup, int sign, String... counters) {
      List<Term> all = new ArrayList<>(terms);
      for (String name : counters) all.add(new Term(rollup, rollup.counter(name), sign, name.endsWith("_us") ? 1000 : 1));
      return new Sum(List.copyOf(all));
    }

    /// @param counted by [Term#key]
    double value(Map<String, Long> counted) {
      double sum = 0;
      for (Term term : terms) sum += term.sign() * counted.getOrDefault(term.key(), 0L) / (double) term.scale();
      return sum;
    }
  }

  /// Null when there is nothing to divide by: nobody called, so no rate.
  public @Nullable Double value(Map<String, Long> counted) {
    double above = numerator.value(counted);
    if (denominator == null) return above;
    double below = denominator.value(counted);
    return below == 0 ? null : above / below;
  }

  /// Every counter that the formula needs.
  public List<Term> terms() {
    List<Term> all = new ArrayList<>(numerator.terms());
    if (denominator != null) all.addAll(denominator.terms());
    return all;
  }
}
