package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.acd.AgentStateChanged;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.journal.FactJson;
import io.trunkline.server.platform.journal.NumberedFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes figures again of nothing but facts, an hour of them at a time, each in a transaction of its own: new facts wait for one of these at most, and
/// whoever reads meanwhile sees true figures. What it makes is what was there before, unless that was wrong.
@Component
public class Rebuild {
  private static final Duration STEP = Duration.ofHours(1);
  private static final int CALLS_AT_ONCE = 500;

  private final TenantTx tx;
  private final FactJson json;
  private final CallGrain grain;
  private final PresenceGrain presence;

  Rebuild(TenantTx tx, FactJson json, CallGrain grain, PresenceGrain presence) {
    this.tx = tx;
    this.json = json;
    this.grain = grain;
    this.presence = presence;
  }

  /// Of what happened from `from` on, before `to`.
  ///
  /// @param reached hears how far it has come
  public void run(TenantId tenant, Instant from, Instant to, Consumer<Instant> reached) {
    for (Instant at = Slots.of(from); at.isBefore(to); at = at.plus(STEP)) {
      Instant start = at;
      tx.run(tenant, db -> step(start, start.plus(STEP), db));
      reached.accept(start.plus(STEP));
    }
  }

  private void step(Instant from, Instant to, JdbcClient db) {
    ReportProjector.lock(db);
    Cells elsewhere = Cells.but(from, to);
    forgetStates(from, to, db);
    List<PresenceGrain.Change> changes = changes(from, to, db);
    Set<UUID> calls = presence.follow(changes, elsewhere, db);
    calls.addAll(callsOf(from, to, db));
    List<UUID> touched = new ArrayList<>(calls);
    for (int i = 0; i < touched.size(); i += CALLS_AT_ONCE) {
      grain.refold(touched.subList(i, Math.min(touched.size(), i + CALLS_AT_ONCE)), from, to, elsewhere, db);
    }
    for (Rollup rollup : Rollup.ALL) {
      db.sql(rollup.deleteSpan()).param("from", Sql.utc(from)).param("to", Sql.utc(to)).update();
      db.sql(rollup.fillSpan()).param("from", Sql.utc(from)).param("to", Sql.utc(to)).update();
    }
    elsewhere.sumAnew(db);   // calls and states that go on beyond this hour
  }

  private static void forgetStates(Instant from, Instant to, JdbcClient db) {
    for (String table : List.of("presence_part", "presence")) {
      db.sql("delete from reporting." + table + " where tenant_id = platform.tenant() and at >= :from and at < :to")
          .param("from", Sql.utc(from)).param("to", Sql.utc(to)).update();
    }
  }

  private List<PresenceGrain.Change> changes(Instant from, Instant to, JdbcClient db) {
    List<NumberedFact> facts = new ArrayList<>();
    db.sql("""
        select node, sequence, type, body from journal.fact
        where tenant_id = platform.tenant() and at >= :from and at < :to and call_id is null and type = 'AgentStateChanged' and problem is null""")
        .param("from", Sql.utc(from)).param("to", Sql.utc(to))
        .query(row -> {
          if (json.decode(row.getString("type"), json.tree(row.getString("body"))) instanceof AgentStateChanged fact) {
            facts.add(new NumberedFact(row.getString("node"), row.getLong("sequence"), fact.tenant(), fact.at(), null, "", "", fact));
          }
        });
    return PresenceGrain.changes(facts);
  }

  /// Those that have facts then, and those that stand there without.
  private static List<UUID> callsOf(Instant from, Instant to, JdbcClient db) {
    return db.sql("""
        select call_id from journal.fact where tenant_id = platform.tenant() and at >= :from and at < :to and call_id is not null
        union select call_id from reporting.call where tenant_id = platform.tenant() and started_at >= :from and started_at < :to
        union select call_id from reporting.visit where tenant_id = platform.tenant() and slot >= :from and slot < :to
        union select call_id from reporting.offer where tenant_id = platform.tenant() and slot >= :from and slot < :to
        union select call_id from reporting.handling where tenant_id = platform.tenant() and slot >= :from and slot < :to
        union select call_id from reporting.step where tenant_id = platform.tenant() and slot >= :from and slot < :to""")
        .param("from", Sql.utc(from)).param("to", Sql.utc(to)).query(UUID.class).list();
  }
}
