package io.trunkline.server.records;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.records.internal.BoxReader;
import io.trunkline.server.records.internal.CallReader;
import io.trunkline.server.records.internal.DeskReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happened, as rows: made of facts, some ten milliseconds after the event when PostgreSQL is there. Every method needs PostgreSQL.
@Component
public class Records {
  private final TenantTx tx;
  private final CallReader calls;
  private final BoxReader boxes;
  private final DeskReader desks;
  private final Customers customers;

  Records(TenantTx tx, Directory directory, Customers customers, Time time) {
    this.tx = tx;
    this.customers = customers;
    this.calls = new CallReader(directory, time);
    this.boxes = new BoxReader(directory, time);
    this.desks = new DeskReader(directory, time);
  }

  /// Newest first.
  ///
  /// @param after cursor of an earlier page
  public Page<CallRow> search(TenantId tenant, CallQuery query, @Nullable String after, int limit) {
    Page<CallRow> page = tx.in(tenant, db -> calls.search(tenant, query, after, limit, db));
    Map<String, String> names = customers.names(tenant, page.items().stream().map(CallRow::customerNumber).collect(Collectors.toSet()));
    return new Page<>(page.items().stream().map(row -> row.named(names.get(row.customerNumber()))).toList(), page.next());
  }

  /// How many calls there are, counted up to `most`.
  public long count(TenantId tenant, CallQuery query, int most) { return tx.in(tenant, db -> calls.count(query, most, db)); }

  public Optional<CallDetail> call(TenantId tenant, UUID call) {
    return tx.in(tenant, db -> calls.detail(tenant, call, db)).map(found -> {
      String number = found.call().customerNumber();
      return found.named(customers.names(tenant, Set.of(number)).get(number));
    });
  }

  /// Newest first.
  public Page<MissedCall> missed(TenantId tenant, BoxQuery query, @Nullable String after, int limit) {
    return tx.in(tenant, db -> boxes.missed(tenant, query, after, limit, db));
  }

  /// Calls not handled yet, for the badge on the desk.
  public long missedCount(TenantId tenant, @Nullable List<Long> queues) { return tx.in(tenant, db -> boxes.missedCount(queues, db)); }

  /// @return false when there is no such missed call
  public boolean handled(TenantId tenant, UUID call, String by) { return tx.in(tenant, db -> boxes.handled(call, by, db)); }

  /// Marks it as one that still wants a call; false when there is no such missed call.
  public boolean open(TenantId tenant, UUID call) { return tx.in(tenant, db -> boxes.open(call, db)); }

  /// Newest first.
  public Page<Voicemail> voicemails(TenantId tenant, BoxQuery query, @Nullable String after, int limit) {
    return tx.in(tenant, db -> boxes.voicemails(tenant, query, after, limit, db));
  }

  public Optional<Voicemail> heard(TenantId tenant, UUID voicemail, boolean heard, String by) {
    return tx.in(tenant, db -> boxes.heard(tenant, voicemail, heard, by, db));
  }

  /// Earlier calls with any of these numbers, newest first.
  ///
  /// @param but the present one
  public List<PastContact> contacts(TenantId tenant, List<String> numbers, UUID but, int limit) {
    return tx.in(tenant, db -> desks.contacts(tenant, numbers, but, limit, db));
  }

  /// An agent's figures since `from`.
  ///
  /// @param state the agent's now: a day without a change has only this one
  public AgentDay day(TenantId tenant, AgentId agent, Instant from, String state) { return tx.in(tenant, db -> desks.day(agent, from, state, db)); }
}
