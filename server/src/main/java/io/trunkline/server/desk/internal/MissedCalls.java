package io.trunkline.server.desk.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.MissedCount;
import io.trunkline.server.platform.CallContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The last known number of missed calls per tenant; looked up beside, never by whoever shows it.
@Component
public final class MissedCalls {
  /// Until the facts of a missed call stand in the records, usually.
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(MissedCalls.class);

  private final ObjectProvider<MissedCount> counter;
  private final Time time;
  private final Map<TenantId, Long> known = new ConcurrentHashMap<>();
  private final Set<TenantId> looking = ConcurrentHashMap.newKeySet();
  private volatile ObjLongConsumer<TenantId> listener = (_, _) -> { };

  MissedCalls(ObjectProvider<MissedCount> counter, Time time) {
    this.counter = counter;
    this.time = time;
  }

  /// Hears of each change of a number.
  public void listen(ObjLongConsumer<TenantId> heard) { listener = heard; }

  public long last(TenantId tenant) { return known.getOrDefault(tenant, 0L); }

  public void lookSoon(TenantId tenant) { if (looking.add(tenant)) time.after(SOON, () -> start(tenant)); }

  public void look(TenantId tenant) { if (looking.add(tenant)) start(tenant); }

  private void start(TenantId tenant) { Thread.ofVirtual().name("missed-count").start(() -> new CallContext(tenant, null).run(() -> count(tenant))); }

  private void count(TenantId tenant) {
    looking.remove(tenant);
    MissedCount counts = counter.getIfAvailable();
    if (counts == null) return;
    try {
      long count = counts.count(tenant);
      Long before = known.put(tenant, count);
      if (before == null ? count != 0 : before != count) listener.accept(tenant, count);
    } catch (RuntimeException away) {
      LOG.atDebug().addKeyValue("why", away.toString()).log("desk.missed-unknown");   // the last number stays
    }
  }
}
