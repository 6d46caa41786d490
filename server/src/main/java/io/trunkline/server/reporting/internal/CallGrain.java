package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.FactJson;
import io.trunkline.server.platform.journal.NumberedFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the grain of calls: reads all facts of a call again and replaces its rows. So it doesn't matter in which order, in how many batches or how late they came.
@Component
class CallGrain {
  /// No call is longer; bounds the months that are searched.
  static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_FACTS = 5_000;
  private static final Comparator<NumberedFact> ORDER =
      Comparator.comparing(NumberedFact::at).thenComparing(NumberedFact::node).thenComparingLong(NumberedFact::sequence);
  /// Same caller, another call not longer ago than this.
  private static final String WITHIN = "interval '24 hours'";

  private final FactJson facts;
  private final JsonMapper json = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  CallGrain(FactJson facts) { this.facts = facts; }

  /// @param calls of the tenant of this transaction
  /// @param from  about when; all their facts lie within a week of this span
  void refold(Collection<UUID> calls, Instant from, Instant to, Cells cells, JdbcClient db) {
    if (calls.isEmpty()) return;
    cells.touchCalls(calls, db);
    Map<UUID, Map<AgentId, Long>> wraps = wrapUps(calls, db);
    List<Grain> grains = new ArrayList<>();
    read(calls, from, to, db).forEach((call, story) -> {
      Map<AgentId, Long> wrap = wraps.getOrDefault(call, Map.of());
      CallStory.of(story, agent -> wrap.getOrDefault(agent, 0L)).ifPresent(grains::add);
    });
    replace("call", calls, grains.stream().flatMap(grain -> grain.calls().stream()).toList(), db);
    replace("occupation", calls, grains.stream().flatMap(grain -> grain.occupations().stream()).toList(), db);
    replace("visit", calls, grains.stream().flatMap(grain -> grain.visits().stream()).toList(), db);
    replace("offer", calls, grains.stream().flatMap(grain -> grain.offers().stream()).toList(), db);
    replace("handling", calls, grains.stream().flatMap(grain -> grain.handlings().stream()).toList(), db);
    replace("step", calls, grains.stream().flatMap(grain -> grain.steps().stream()).toList(), db);
    cells.touch(Rollup.CALLS, markRepeated(calls, db));
    cells.touchCalls(calls, db);
  }

  private Map<UUID, List<Fact>> read(Collection<UUID> calls, Instant from, Instant to, JdbcClient db) {
    Map<UUID, List<NumberedFact>> found = new HashMap<>();
    db.sql("""
        select node, sequence, type, call_id, body from journal.fact
        where tenant_id = platform.tenant() and call_id in (:calls) and at >= :from and at < :to and problem is null""")
        .param("calls", calls).param("from", Sql.utc(from.minus(LONGEST))).param("to", Sql.utc(to.plus(LONGEST)))
        .query(row -> {
          Fact fact = facts.decode(row.getString("type"), facts.tree(row.getString("body")));
          if (fact == null) return;
          List<NumberedFact> story = found.computeIfAbsent(row.getObject("call_id", UUID.class), _ -> new ArrayList<>());
          if (story.size() < MOST_FACTS) {
            story.add(new NumberedFact(row.getString("node"), row.getLong("sequence"), fact.tenant(), fact.at(), fact.call(), "", "", fact));
          }
        });
    Map<UUID, List<Fact>> stories = new HashMap<>();
    found.forEach((call, story) -> stories.put(call, story.stream().sorted(ORDER).map(NumberedFact::fact).toList()));
    return stories;
  }

  private static Map<UUID, Map<AgentId, Long>> wrapUps(Collection<UUID> calls, JdbcClient db) {
    Map<UUID, Map<AgentId, Long>> found = new HashMap<>();
    db.sql("""
        select contact, agent_id, (sum(extract(epoch from until_at - at)) * 1000)::bigint as ms from reporting.presence
        where tenant_id = platform.tenant() and contact in (:calls) and state = 'WRAP_UP' and until_at is not null
        group by contact, agent_id""")
        .param("calls", calls)
        .query(row -> {
          found.computeIfAbsent(row.getObject("contact", UUID.class), _ -> new HashMap<>()).put(new AgentId(row.getLong("agent_id")), row.getLong("ms"));
        });
    return found;
  }

  private void replace(String table, Collection<UUID> calls, List<?> rows, JdbcClient db) {
    db.sql("delete from reporting." + table + " where tenant_id = platform.tenant() and call_id in (:calls)").param("calls", calls).update();
    if (rows.isEmpty()) return;
    db.sql("insert into reporting." + table + " select * from jsonb_populate_recordset(null::reporting." + table + ", :rows::jsonb)")
        .param("rows", json.writeValueAsString(rows)).update();
  }

  /// A call that comes late can make those after it repeated ones.
  ///
  /// `offset 0` and `materialized` keep the planner from another order: of a company that it has no statistics of yet it believes that it has one row, and joined all its calls with all its calls.
  ///
  /// @return the cells of those
  private static List<String> markRepeated(Collection<UUID> calls, JdbcClient db) {
    db.sql("""
        update reporting.call c set repeated = true
        where c.tenant_id = platform.tenant() and c.call_id in (:calls) and c.caller is not null and exists (
          select 1 from reporting.call before
          where before.tenant_id = c.tenant_id and before.caller = c.caller and before.call_id <> c.call_id
            and before.started_at <= c.started_at and before.started_at > c.started_at - %s
            and (before.started_at, before.call_id) < (c.started_at, c.call_id) offset 0)""".formatted(WITHIN)).param("calls", calls).update();
    return db.sql("""
        with after as materialized (
          select later.call_id from reporting.call before cross join lateral (
            select c.call_id from reporting.call c
            where c.tenant_id = before.tenant_id and c.caller = before.caller and not c.repeated
              and c.started_at >= before.started_at and c.started_at < before.started_at + %s
              and (c.started_at, c.call_id) > (before.started_at, before.call_id) offset 0) later
          where before.tenant_id = platform.tenant() and before.call_id in (:calls) and before.caller is not null)
        update reporting.call c set repeated = true
        where c.tenant_id = platform.tenant() and c.call_id = any (array(select call_id from after))
        returning %s""".formatted(WITHIN, Rollup.CALLS.cellJson().replace("', ", "', c."))).param("calls", calls).query(String.class).list();
  }
}
