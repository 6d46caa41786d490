package io.trunkline.server.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures as asked for.
///
/// @param from   beginning of the first day
/// @param to     end of the last day, or now
/// @param rows   in the order of time, then of the subjects' names
/// @param totals of all rows together, by the same formulas
public record Report(ReportKind kind, String timeZone, Instant from, Instant to, List<Row> rows, Map<String, @Nullable Double> totals) {
  /// @param subject its id, or a trunk's name; null where the row is about all
  /// @param from    which the figures belong to
  /// @param values  by name of the measure; null where there is nothing to divide by
  public record Row(@Nullable String subject, @Nullable String name, Instant from, Instant to, Map<String, @Nullable Double> values) {}

  /// How often something happened, by what it was.
  ///
  /// @param keys by column: `reason`, `cause`, `node`
  public record Part(Map<String, String> keys, double value) {}
}
