package io.trunkline.server.desk.internal;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.BoardView.Today;
import io.trunkline.server.platform.CallContext;
import io.trunkline.server.platform.db.TenantTx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was counted today before this program started, from the facts in PostgreSQL. Looked up beside, when a board is opened; again a minute later, because the
/// journal may still be delivering, and as long as the database is away.
@Component
public final class DayCounts {
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int LOOKS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(DayCounts.class);

  private final TenantTx tx;
  private final Time time;
  private final Instant started;
  private final Map<TenantId, LocalDate> looked = new ConcurrentHashMap<>();

  DayCounts(TenantTx tx, Time time) {
    this.tx = tx;
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
        found.accept(day, tx.in(tenant, db -> read(db, day, zone)));
      } catch (RuntimeException away) {
        answered = false;
        LOG.atInfo().addKeyValue("why", away.toString()).log("board.counts-unavailable");
      }
      int left = answered ? looks - 1 : looks;
      time.after(AGAIN, () -> look(tenant, day, zone, found, left));
    }));
  }

  private Map<QueueId, Today> read(JdbcClient db, LocalDate day, ZoneId zone) {
    Map<QueueId, Today> counts = new HashMap<>();
    db.sql("""
        select q.id, count(*) filter (where f.type = 'ContactQueued') as offered, count(*) filter (where f.type = 'ContactConnected') as answered,
               count(*) filter (where f.type = 'ContactConnected' and (f.body->>'waited')::interval <= make_interval(secs => q.service_level_seconds)) as in_time,
               count(*) filter (where f.type = 'ContactAbandoned') as abandoned
        from journal.fact f join directory.queue q on q.tenant_id = f.tenant_id and q.id = (f.body->>'queue')::bigint
        where f.tenant_id = platform.tenant() and f.at >= :midnight and f.at < :started and f.type in ('ContactQueued', 'ContactConnected', 'ContactAbandoned')
        group by q.id""")
        .param("midnight", day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
        .param("started", started.atOffset(ZoneOffset.UTC))
        .query(row -> {
          counts.put(new QueueId(row.getLong(1)), new Today(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        });
    return counts;
  }
}
