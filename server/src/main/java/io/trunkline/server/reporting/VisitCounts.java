package io.trunkline.server.reporting;

import io.trunkline.server.reporting.internal.Rollup;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Visits to a queue told apart as in reports; also for whoever counts them as they happen, so that the same words have the same formula.
///
/// @param waiting        have come and wait still
/// @param inTime         answered within the queue's service level
/// @param abandoned      the caller hung up after [#SHORT_ABANDON] or later
/// @param abandonedShort the caller hung up sooner
public record VisitCounts(long offered, long waiting, long answered, long inTime, long abandoned, long abandonedShort) {
  /// Who hangs up sooner has not waited for us: left out of rates.
  public static final Duration SHORT_ABANDON = Duration.ofSeconds(5);

  /// By the formula of [Measures]: 0 to 1; null when there is nothing to divide by.
  public @Nullable Double serviceLevel() {
    return Measures.ofQueue("serviceLevel").value(Map.of(key("offered"), offered, key("waiting"), waiting, key("answered"), answered, key("in_time"), inTime,
        key("abandoned"), abandoned, key("abandoned_short"), abandonedShort));
  }

  private static String key(String counter) { return Measures.term(Rollup.VISITS, counter).key(); }
}
