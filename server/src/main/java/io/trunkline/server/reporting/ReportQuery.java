package io.trunkline.server.reporting;

import java.time.LocalDate;
import java.util.List;

/// What to report.
///
/// @param from     first day, in the tenant's time zone
/// @param to       last day
/// @param subjects of these agents, queues, numbers or trunks only; empty = of all
public record ReportQuery(ReportKind kind, LocalDate from, LocalDate to, Granularity granularity, By by, List<String> subjects) {
  public enum Granularity { QUARTER, HOUR, DAY, WEEK, MONTH }

  /// A row for each span of time, for each subject, or for each subject in each span.
  public enum By { TIME, SUBJECT, BOTH }
}
