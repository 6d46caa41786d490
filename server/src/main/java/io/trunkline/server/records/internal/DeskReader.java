package io.trunkline.server.records.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.KernelJson;
import io.trunkline.server.records.AgentDay;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.records.PastContact;
import io.trunkline.server.records.Talking;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an agent's desk shows of the records: the own day, and earlier calls with whoever is there. Internal to this capability; public because Java has no word for
/// that.
public final class DeskReader {
  /// More calls than anybody takes in a day.
  private static final int MOST_CALLS = 2_000;
  private static final int MOST_CHANGES = 10_000;

  private final Directory directory;
  private final Time time;
  private final JsonMapper json = JsonMapper.builder().addModule(new KernelJson())
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  public DeskReader(Directory directory, Time time) {
    this.directory = directory;
    this.time = time;
  }

  /// Ended calls with one of these numbers, newest first.
  public List<PastContact> contacts(TenantId tenant, List<String> numbers, UUID but, int limit, JdbcClient db) {
    if (numbers.isEmpty()) return List.of();
    Names names = Names.of(directory, tenant);
    return db.sql("""
        select id, started_at, direction, outcome, queue_id, agent_id, talk_ms, fold #>> '{notes,-1,text}' as note, fold #>> '{notes,-1,category}' as category
        from records.call
        where tenant_id = platform.tenant() and (from_number in (:numbers) or to_number in (:numbers)) and id <> :but and outcome is not null
        order by started_at desc, id desc limit :limit""")
        .param("numbers", numbers).param("but", but).param("limit", limit).query((row, _) -> contact(row, names)).list();
  }

  private static PastContact contact(ResultSet row, Names names) throws SQLException {
    return new PastContact(row.getObject("id", UUID.class), Objects.requireNonNull(CallReader.instant(row, "started_at")), Direction.valueOf(row.getString("direction")),
        Outcome.valueOf(row.getString("outcome")), names.queue(CallReader.number(row, "queue_id")), names.agent(CallReader.number(row, "agent_id")),
        CallReader.seconds(row, "talk_ms"), row.getString("note"), row.getString("category"));
  }

  /// @param now the agent's state
  public AgentDay day(AgentId agent, Instant from, String now, JdbcClient db) {
    Instant until = time.now();
    List<Talk> talks = db.sql("""
        select fold from records.call
        where tenant_id = platform.tenant() and :agent = any (agent_ids) and direction <> 'INTERNAL' and started_at >= :from order by started_at limit :most""")
        .param("agent", agent.value()).param("from", CallReader.utc(from)).param("most", MOST_CALLS)
        .query((row, _) -> talk(json.readValue(row.getString(1), CallFold.class), agent, until)).list();
    StateTimes states = StateTimes.between(from, until, changes(agent, from, db), now);
    Duration whole = talks.stream().map(Talk::span).reduce(Duration.ZERO, Duration::plus);
    Duration longest = talks.stream().map(Talk::span).max(Duration::compareTo).orElse(Duration.ZERO);
    return new AgentDay(talks.stream().filter(talk -> talk.direction() == Direction.IN).count(), talks.stream().filter(talk -> talk.direction() == Direction.OUT).count(),
        whole.toSeconds(), longest.toSeconds(), states.secondsBut("OFFLINE"), states.seconds("READY"), states.seconds("NOT_READY"), states.seconds("WRAP_UP"));
  }

  private record Talk(Direction direction, Duration span) {}

  private static Talk talk(CallFold call, AgentId agent, Instant now) {
    Talking talking = call.ending() == null ? call.talking().ended(now) : call.talking();
    Duration own = talking.shares().stream().filter(share -> share.agent().equals(agent)).map(Talking.Share::talked).reduce(Duration.ZERO, Duration::plus);
    return new Talk(call.start().direction(), own);
  }

  private static List<StateTimes.Change> changes(AgentId agent, Instant from, JdbcClient db) {
    return db.sql("""
        select at, body ->> 'from' as before, body ->> 'to' as after from journal.fact
        where tenant_id = platform.tenant() and call_id is null and type = 'AgentStateChanged' and at >= :from and body ->> 'agent' = :agent
        order by at, node, sequence limit :most""")
        .param("from", CallReader.utc(from)).param("agent", agent.toString()).param("most", MOST_CHANGES)
        .query((row, _) -> new StateTimes.Change(Objects.requireNonNull(CallReader.instant(row, "at")), text(row, "before"), text(row, "after"))).list();
  }

  private static String text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return text == null ? "OFFLINE" : text;
  }
}
