package io.trunkline.server.records.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.KernelJson;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.records.CallDetail;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.CallSet;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads calls. Internal to this capability; public because Java has no word for that.
public final class CallReader {
  private static final String COLUMNS = """
      id, started_at, answered_at, ended_at, direction, from_number, to_number, area, queue_id, agent_id, wait_ms, ring_ms, talk_ms,
      outcome, ended_by, end_cause, has_recording, has_note, case when ended_at is null then fold end as running""";
  private static final int MOST_FACTS = 2_000;

  private final Directory directory;
  private final Time time;
  private final JsonMapper json = JsonMapper.builder().addModule(new KernelJson())
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  public CallReader(Directory directory, Time time) {
    this.directory = directory;
    this.time = time;
  }

  /// @param after cursor of an earlier page
  public Page<CallRow> search(TenantId tenant, CallQuery query, @Nullable String after, int limit, JdbcClient db) {
    Names names = Names.of(directory, tenant);
    List<CallRow> rows = CallSearch.patiently(db, () -> CallSearch.of(query, after, db).page(COLUMNS, limit + 1, db).query((row, _) -> row(row, names)).list());
    if (query.behind() != null) rows = counted(rows, query.behind(), db);
    return Page.of(rows, limit, row -> new Cursor(row.startedAt(), row.id()).text());
  }

  public long count(CallQuery query, int most, JdbcClient db) {
    CallSet figure = query.behind();
    return CallSearch.patiently(db,
        () -> figure != null && query.equals(CallQuery.of(figure)) ? CallSearch.count(figure, most, db) : CallSearch.of(query, null, db).count(most, db));
  }

  private static List<CallRow> counted(List<CallRow> rows, CallSet set, JdbcClient db) {
    if (rows.isEmpty()) return rows;
    Map<UUID, Long> times = new HashMap<>();
    db.sql("select call_id, count(*) as times from (" + set.sql() + ") as figure where call_id in (:found) group by call_id")
        .params(set.values()).param("found", rows.stream().map(CallRow::id).toList())
        .query(row -> {
          times.put(row.getObject("call_id", UUID.class), row.getLong("times"));
        });
    return rows.stream().map(row -> row.counted(times.getOrDefault(row.id(), 0L))).toList();
  }

  public Optional<CallDetail> detail(TenantId tenant, UUID id, JdbcClient db) {
    Names names = Names.of(directory, tenant);
    Optional<OffsetDateTime> start = db.sql("select started_at from records.call where tenant_id = platform.tenant() and id = :id").param("id", id)
        .query(OffsetDateTime.class).optional();
    if (start.isEmpty()) return Optional.empty();
    // Before the row: each statement sees what is committed by then, and a row must not be older than the facts shown beside it.
    List<CallDetail.Entry> timeline = timeline(id, start.get().toInstant(), names, db);
    CallRow row = db.sql("select " + COLUMNS + " from records.call where tenant_id = platform.tenant() and id = :id").param("id", id).query((found, _) -> row(found, names)).single();
    String text = db.sql("select fold from records.call where tenant_id = platform.tenant() and id = :id").param("id", id).query(String.class).single();
    CallFold fold = json.readValue(text, CallFold.class);
    CallFold.Ending end = fold.ending();
    CallDetail.CallFault fault = new CallDetail.CallFault(end == null ? null : end.fault().name(), end == null ? null : end.lost());
    List<CallDetail.AgentTalk> agents = fold.talking().shares().stream()
        .map(share -> new CallDetail.AgentTalk(share.agent().value(), names.agentName(share.agent().value()), seconds(share.talked()))).toList();
    List<CallDetail.Note> notes = fold.notes().stream()
        .map(note -> new CallDetail.Note(note.agent().value(), names.agentName(note.agent().value()), note.text(), note.category())).toList();
    return Optional.of(new CallDetail(row, fold.start().trunk(), fault, agents, notes, recordings(fold), timeline));
  }

  /// A recording whose end the node did not live to write is closed with the call: it plays up to its last segment.
  private static List<CallDetail.RecordingRef> recordings(CallFold fold) {
    List<CallDetail.RecordingRef> refs = new ArrayList<>();
    for (CallFold.Recorded each : fold.recordings()) {
      boolean done = each.duration() != null || (fold.ending() != null && fold.ending().lost() != null);
      refs.add(new CallDetail.RecordingRef(each.id().value(), CallDetail.RecordingRef.Kind.valueOf(each.kind().name()),
          done ? CallDetail.RecordingRef.State.READY : CallDetail.RecordingRef.State.RUNNING,
          each.duration() == null ? null : each.duration().toMillis() / 1000.0));
    }
    return refs;
  }

  private List<CallDetail.Entry> timeline(UUID call, Instant start, Names names, JdbcClient db) {
    return db.sql("""
        select at, type, body from journal.fact
        where tenant_id = platform.tenant() and call_id = :call and at >= :start
        order by at, node, sequence limit :most""")
        .param("call", call)
        .param("start", utc(start.minusSeconds(60)))
        .param("most", MOST_FACTS)
        .query((row, _) -> entry(instant(row, "at"), row.getString("type"), row.getString("body"), names))
        .list().stream().flatMap(Optional::stream).toList();
  }

  private Optional<CallDetail.Entry> entry(@Nullable Instant at, String type, String body, Names names) {
    if (at == null || !(json.readTree(body) instanceof ObjectNode data)) return Optional.empty();
    data.remove(List.of("tenant", "at", "call"));
    JsonNode agent = data.has("agent") ? data.get("agent") : data.path("party").path("agent");
    if (agent.isNumber()) data.put("agentName", names.agentName(agent.asLong()));
    if (data.path("supervisor").isNumber()) data.put("supervisorName", names.agentName(data.path("supervisor").asLong()));
    if (data.path("by").isNumber()) data.put("byName", names.agentName(data.path("by").asLong()));
    JsonNode queue = data.has("queue") ? data.get("queue") : data.path("box");
    if (queue.isNumber()) data.put("queueName", names.queue(queue.asLong()));
    return Optional.of(new CallDetail.Entry(at, type, data));
  }

  private CallRow row(ResultSet row, Names names) throws SQLException {
    String running = row.getString("running");
    Instant now = time.now();
    CallFold fold = running == null ? null : json.readValue(running, CallFold.class);
    Long queue = number(row, "queue_id");
    Long agent = number(row, "agent_id");
    Long cause = number(row, "end_cause");
    String outcome = row.getString("outcome");
    String by = row.getString("ended_by");
    return new CallRow(row.getObject("id", UUID.class), row.getObject("started_at", OffsetDateTime.class).toInstant(), instant(row, "answered_at"),
        instant(row, "ended_at"), Direction.valueOf(row.getString("direction")), row.getString("from_number"), row.getString("to_number"),
        row.getString("area"), queue, names.queue(queue), agent, names.agent(agent),
        fold == null ? seconds(row, "wait_ms") : seconds(fold.waiting().totalAt(now)),
        fold == null ? seconds(row, "ring_ms") : seconds(fold.ringing().totalAt(now)),
        fold == null ? seconds(row, "talk_ms") : seconds(fold.talking().totalAt(now)),
        outcome == null ? null : Outcome.valueOf(outcome), by == null ? null : CallEnded.By.valueOf(by),
        cause == null ? null : Cause.of(Math.toIntExact(cause)).name(), row.getBoolean("has_recording"), row.getBoolean("has_note"), null, null);
  }

  static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static long seconds(ResultSet row, String column) throws SQLException { return seconds(Duration.ofMillis(row.getLong(column))); }

  private static long seconds(Duration span) { return (span.toMillis() + 500) / 1000; }
}
