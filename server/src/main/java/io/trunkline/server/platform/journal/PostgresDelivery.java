package io.trunkline.server.platform.journal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.db.TenantTx;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells facts to PostgreSQL: table `journal.fact` and every [Projector], in one transaction that goes from tenant to tenant in the order
/// of the journal.
final class PostgresDelivery implements Delivery {
  /// `\u0000` is valid JSON, but PostgreSQL's text can't hold it.
  private static final String NUL = "\\u0000";

  /// Classes of SQLSTATE: connection, state of the transaction (read-only during a failover), rollback (deadlock), resources, state of an object (locks),
  /// operator's intervention, system.
  private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

  private final TenantTx tx;
  private final List<Projector> projectors;
  private final Set<YearMonth> months = new HashSet<>();

  PostgresDelivery(TenantTx tx, List<Projector> projectors) {
    this.tx = tx;
    this.projectors = List.copyOf(projectors);
  }

  @Override public void deliver(List<NumberedFact> facts) {
    for (NumberedFact fact : facts) openMonth(fact);
    tx.across(tenants -> {
      for (int from = 0; from < facts.size(); ) {
        int to = sameTenant(facts, from);
        tell(facts.subList(from, to), tenants.as(facts.get(from).tenant()));
        from = to;
      }
      return facts.size();
    });
  }

  @Override public void setAside(NumberedFact fact, String why) {
    try {
      tx.run(fact.tenant(), db -> insert(List.of(fact), why, db));
    } catch (DataIntegrityViolationException unstorable) {
      throw new IllegalArgumentException(unstorable);
    }
  }

  /// PostgreSQL's own word decides, where there is one (appendix A, "Error Codes"): a full disk is no reason to put a fact aside.
  @Override public boolean isPassing(RuntimeException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException said && said.getSQLState() != null) return PASSING.contains(said.getSQLState().substring(0, 2));
    }
    return failure instanceof DatabaseAway;
  }

  @Override public boolean answers() {
    try {
      return tx.operator(db -> db.sql("select 1").query(Integer.class).single()) == 1;
    } catch (RuntimeException away) {
      return false;
    }
  }

  private static int sameTenant(List<NumberedFact> facts, int from) {
    TenantId tenant = facts.get(from).tenant();
    int to = from + 1;
    while (to < facts.size() && facts.get(to).tenant().equals(tenant)) to++;
    return to;
  }

  private void tell(List<NumberedFact> facts, JdbcClient db) {
    Set<Long> fresh = insert(facts, null, db);
    List<NumberedFact> known = facts.stream().filter(fact -> fresh.contains(fact.sequence()) && fact.fact() != null).toList();
    if (known.isEmpty()) return;
    for (Projector projector : projectors) projector.project(known, db);
  }

  /// @return numbers of those that weren't there yet
  private static Set<Long> insert(List<NumberedFact> facts, @Nullable String problem, JdbcClient db) {
    StringBuilder rows = new StringBuilder("[");
    for (NumberedFact fact : facts) {
      if (rows.length() > 1) rows.append(',');
      rows.append("{\"sequence\":").append(fact.sequence()).append(",\"at\":\"").append(fact.at()).append("\",\"call\":");
      if (fact.call() == null) rows.append("null");
      else rows.append('"').append(fact.call()).append('"');
      rows.append(",\"type\":\"").append(fact.type()).append("\",\"body\":").append(fact.body().replace(NUL, "\\ufffd")).append('}');
    }
    return new HashSet<>(db.sql("""
        insert into journal.fact (tenant_id, node, sequence, at, call_id, type, body, problem)
        select platform.tenant(), :node, f.sequence, f.at, f.call, f.type, f.body, :problem
        from jsonb_to_recordset(:facts::jsonb) as f(sequence bigint, at timestamptz, call uuid, type text, body jsonb)
        on conflict do nothing
        returning sequence""")
        .param("node", facts.getFirst().node())
        .param("problem", problem, java.sql.Types.VARCHAR)
        .param("facts", rows.append(']').toString())
        .query(Long.class).list());
  }

  private void openMonth(NumberedFact fact) {
    OffsetDateTime at = fact.at().atOffset(ZoneOffset.UTC);
    YearMonth month = YearMonth.from(at);
    if (months.contains(month)) return;
    try {
      tx.operator(db -> db.sql("select journal.open_month(?)").param(at).query().listOfRows());
    } catch (DataAccessException busy) {
      return;   // the default partition takes it; the next batch tries again
    }
    months.add(month);
  }
}
