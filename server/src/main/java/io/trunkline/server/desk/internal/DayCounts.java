package io.trunkline.server.desk.internal;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.BoardView.Today;
import io.trunkline.server.platform.CallContext;
import io.trunkline.server.reporting.Reporting;
import io.trunkline.server.reporting.VisitCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What was counted today before this program started, as reports count it. Looked up beside, when a board is opened; again a minute later, because the
/// journal may still be delivering, and as long as the database is away.
@Component
public final class DayCounts {
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int LOOKS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(DayCounts.class);

  private final Reporting reporting;
  private final Time time;
  private final Instant started;
  private final Map<TenantId, LocalDate> looked = new ConcurrentHashMap<>();

  DayCounts(Reporting reporting, Time time) {
    this.reporting = reporting;
    this.time = time;
    this.started = time.now();
  }

  public void look(TenantId tenant, ZoneId zone, BiConsumer<LocalDate, Map<QueueId, Today>> found) {
    LocalDate today = LocalDate.ofInstant(time.now(), zone);
    // Of a later day all is counted by this very process.
    if (!today.equals(LocalDate.ofInstant(started, zone)) || today.equals(looked.put(tenant, today))) return;
    look(tenant, today, zone, found, LOOKS);
  }

  private void look(TenantId tenant, LocalDate day, ZoneId zone, BiConsumer<LocalDate, Map<QueueId, Today>> found, int looks) {
    if (looks == 0) return;
    Thread.ofVirtual().name("day-counts").start(() -> new CallContext(tenant, null).run(() -> {
      boolean answered = true;
      try {
        found.accept(day, today(reporting.visits(tenant, day.atStartOfDay(zone).toInstant(), started)));
      } catch (RuntimeException away) {
        answered = false;
        LOG.atInfo().addKeyValue("why", away.toString()).log("board.counts-unavailable");
      }
      int left = answered ? looks - 1 : looks;
      time.after(AGAIN, () -> look(tenant, day, zone, found, left));
    }));
  }

  private static Map<QueueId, Today> today(Map<QueueId, VisitCounts> visits) {
    Map<QueueId, Today> counts = new HashMap<>();
    visits.forEach((queue, each) -> counts.put(queue, new Today(each.offered(), each.answered(), each.inTime(), each.abandoned())));
    return counts;
  }
}
