package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.reporting.VisitCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts visits of any span, to the moment, by the counters of the roll-up. Internal to this capability; public because Java has no word for that.
public final class VisitReader {
  private static final List<String> COUNTERS = List.of("offered", "waiting", "answered", "in_time", "abandoned", "abandoned_short");

  private VisitReader() {}

  public static Map<QueueId, VisitCounts> read(Instant from, Instant to, JdbcClient db) {
    Map<QueueId, VisitCounts> counts = new HashMap<>();
    String counters = COUNTERS.stream().map(name -> Rollup.VISITS.counter(name).ofGrain() + " as " + name).collect(Collectors.joining(", "));
    db.sql("select queue_id, " + counters + " from reporting.visit where tenant_id = platform.tenant() and slot >= :slot and slot < :to and offered_at >= :from"
        + " and offered_at < :to group by queue_id")
        .param("slot", Sql.utc(Slots.of(from))).param("from", Sql.utc(from)).param("to", Sql.utc(to))
        .query(row -> {
          counts.put(new QueueId(row.getLong("queue_id")), new VisitCounts(row.getLong("offered"), row.getLong("waiting"), row.getLong("answered"),
              row.getLong("in_time"), row.getLong("abandoned"), row.getLong("abandoned_short")));
        });
    return counts;
  }
}
