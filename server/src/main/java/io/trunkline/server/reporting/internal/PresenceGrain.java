package io.trunkline.server.reporting.internal;

import io.trunkline.server.acd.AgentStateChanged;
import io.trunkline.server.platform.journal.NumberedFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Keeps agents' states: each lasts until the next change, also when that one came late, and is cut at the slots. Where the next change comes from signed out, the
/// node died meanwhile and nobody knows how long the state lasted: it counts as nothing.
@Component
class PresenceGrain {
  private static final List<Rollup> ROLLUPS = List.of(Rollup.PRESENCE, Rollup.REASONS);
  /// The changes that came and those before them, whose ends they are.
  private static final String TOUCHED = """
      with fresh as (select * from jsonb_to_recordset(:changes::jsonb) as f(agent_id bigint, at timestamptz, node text, sequence bigint)),
      touched as (select distinct p.agent_id, p.at, p.node, p.sequence from fresh f cross join lateral (
        select b.agent_id, b.at, b.node, b.sequence from reporting.presence b
        where b.tenant_id = platform.tenant() and b.agent_id = f.agent_id and b.at <= f.at and (b.at, b.node, b.sequence) <= (f.at, f.node, f.sequence)
        order by b.at desc, b.node desc, b.sequence desc limit 2) p)
      """;
  private static final String SAME = "p.tenant_id = platform.tenant() and p.agent_id = t.agent_id and p.at = t.at and p.node = t.node and p.sequence = t.sequence";
  private static final String BIN = "date_bin('15 minutes', %s, timestamptz 'epoch')";

  private final JsonMapper json = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  record Change(
      long tenantId, long agentId, Instant at, String node, long sequence, String fromState, String state, String reason, @Nullable UUID contact,
      @Nullable Instant untilAt) {
    static Change of(NumberedFact numbered, AgentStateChanged fact) {
      return new Change(fact.tenant().value(), fact.agent().value(), fact.at().truncatedTo(ChronoUnit.MICROS), numbered.node(), numbered.sequence(), fact.from(), fact.to(),
          fact.reason() == null ? "" : fact.reason(), fact.contact() == null ? null : fact.contact().value(), null);
    }
  }

  static List<Change> changes(Collection<NumberedFact> facts) {
    List<Change> changes = new ArrayList<>();
    for (NumberedFact numbered : facts) if (numbered.fact() instanceof AgentStateChanged fact) changes.add(Change.of(numbered, fact));
    return changes;
  }

  /// @return calls whose work afterwards has changed
  Set<UUID> follow(List<Change> changes, Cells cells, JdbcClient db) {
    if (changes.isEmpty()) return new HashSet<>();
    String rows = json.writeValueAsString(changes);
    db.sql("insert into reporting.presence select * from jsonb_populate_recordset(null::reporting.presence, :changes::jsonb) on conflict do nothing")
        .param("changes", rows).update();
    db.sql(TOUCHED + """
        update reporting.presence p set until_at = (
          select case when n.from_state = 'OFFLINE' and p.state <> 'OFFLINE' then p.at else n.at end from reporting.presence n
          where n.tenant_id = platform.tenant() and n.agent_id = p.agent_id and n.at >= p.at and (n.at, n.node, n.sequence) > (p.at, p.node, p.sequence)
          order by n.at, n.node, n.sequence limit 1)
        from touched t where\s""" + SAME).param("changes", rows).update();
    for (Rollup rollup : ROLLUPS) cells.touch(rollup, cells(rollup, rows, db));
    db.sql(TOUCHED + "delete from reporting.presence_part p using touched t where " + SAME + " and p.slot >= " + BIN.formatted("t.at")).param("changes", rows).update();
    db.sql(TOUCHED + """
        insert into reporting.presence_part
        select p.tenant_id, p.agent_id, s.slot, p.at, p.node, p.sequence, p.state, p.reason,
          (extract(epoch from least(p.until_at, s.slot + interval '15 minutes') - greatest(p.at, s.slot)) * 1000000)::bigint
        from touched t join reporting.presence p on\s""" + SAME + """
         and p.until_at > p.at and p.state <> 'OFFLINE'
        cross join lateral generate_series(\s""" + BIN.formatted("p.at") + """
        , least(p.until_at, p.at + interval '31 days'), interval '15 minutes') as s(slot)
        where s.slot < p.until_at""").param("changes", rows).update();
    for (Rollup rollup : ROLLUPS) cells.touch(rollup, cells(rollup, rows, db));
    return new HashSet<>(db.sql(TOUCHED + "select distinct p.contact from touched t join reporting.presence p on " + SAME
        + " and p.state = 'WRAP_UP' and p.contact is not null").param("changes", rows).query(UUID.class).list());
  }

  /// In which the touched states are counted at the moment.
  private static List<String> cells(Rollup rollup, String changes, JdbcClient db) {
    return db.sql(TOUCHED + "select distinct " + rollup.cellJson().replace("', ", "', p.") + " from touched t join reporting.presence_part p on " + SAME
        + " and p.slot >= " + BIN.formatted("t.at") + " where " + rollup.where()).param("changes", changes).query(String.class).list();
  }
}
