package io.trunkline.server.records.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.records.BoxQuery;
import io.trunkline.server.records.MissedCall;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.records.Voicemail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Missed calls and messages, which people work off. Internal to this capability; public because Java has no word for that.
public final class BoxReader {
  /// Found in an index that has all that is asked for; the rows themselves are wide, and one is read for each that is shown.
  private static final String MISSED = "select started_at, id from records.call where tenant_id = platform.tenant() and missed";
  private static final String FOUND = """
      select id, started_at, from_number, area, queue_id, wait_ms, outcome, handled_at, handled_by,
        (select min(later.started_at) from records.call_number same join records.call later using (tenant_id, started_at, id)
          where same.tenant_id = platform.tenant() and same.number = call.from_number and same.number <> 'anonymous' and same.started_at > call.started_at
            and later.outcome = 'ANSWERED') as reached_at
      from found join records.call using (started_at, id) where tenant_id = platform.tenant() order by started_at desc, id desc
      """;
  private static final String VOICEMAILS = """
      select id, call_id, left_at, from_number, area, queue_id, duration_ms, heard_at, heard_by
      from records.voicemail where tenant_id = platform.tenant()
      """;

  private final Directory directory;
  private final Time time;

  public BoxReader(Directory directory, Time time) {
    this.directory = directory;
    this.time = time;
  }

  public Page<MissedCall> missed(TenantId tenant, BoxQuery query, @Nullable String after, int limit, JdbcClient db) {
    StringBuilder sql = new StringBuilder(MISSED);
    Map<String, Object> values = new LinkedHashMap<>();
    narrowed(sql, values, query, "started_at", "handled_at");
    behind(sql, values, "started_at", after);
    sql.append(" order by started_at desc, id desc limit :limit");
    values.put("limit", limit + 1);
    Names names = Names.of(directory, tenant);
    List<MissedCall> rows = db.sql("with found as materialized (" + sql + ") " + FOUND).params(values).query((row, _) -> missed(row, names)).list();
    return Page.of(rows, limit, row -> new Cursor(row.at(), row.callId()).text());
  }

  public long missedCount(@Nullable List<Long> queues, JdbcClient db) {
    StringBuilder sql = new StringBuilder("select count(*) from records.call where tenant_id = platform.tenant() and missed and handled_at is null");
    Map<String, Object> values = new LinkedHashMap<>();
    if (queues != null) ofQueues(sql, values, queues);
    return db.sql(sql.toString()).params(values).query(Long.class).single();
  }

  public boolean handled(UUID call, String by, JdbcClient db) {
    return db.sql("""
        update records.call set handled_at = coalesce(handled_at, :now), handled_by = coalesce(handled_by, :by)
        where tenant_id = platform.tenant() and id = :id and missed""")
        .param("now", CallReader.utc(time.now())).param("by", by).param("id", call).update() == 1;
  }

  /// Back to those that somebody should call.
  public boolean open(UUID call, JdbcClient db) {
    return db.sql("update records.call set handled_at = null, handled_by = null where tenant_id = platform.tenant() and id = ? and missed").param(call).update() == 1;
  }

  public Page<Voicemail> voicemails(TenantId tenant, BoxQuery query, @Nullable String after, int limit, JdbcClient db) {
    StringBuilder sql = new StringBuilder(VOICEMAILS);
    Map<String, Object> values = new LinkedHashMap<>();
    narrowed(sql, values, query, "left_at", "heard_at");
    behind(sql, values, "left_at", after);
    sql.append(" order by left_at desc, id desc limit :limit");
    values.put("limit", limit + 1);
    Names names = Names.of(directory, tenant);
    List<Voicemail> rows = db.sql(sql.toString()).params(values).query((row, _) -> voicemail(row, names)).list();
    return Page.of(rows, limit, row -> new Cursor(row.at(), row.id()).text());
  }

  public Optional<Voicemail> heard(TenantId tenant, UUID id, boolean heard, String by, JdbcClient db) {
    db.sql("update records.voicemail set heard_at = :at, heard_by = :by where tenant_id = platform.tenant() and id = :id")
        .param("at", heard ? CallReader.utc(time.now()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("by", heard ? by : null, Types.VARCHAR)
        .param("id", id).update();
    Names names = Names.of(directory, tenant);
    return db.sql(VOICEMAILS + " and id = :id").param("id", id).query((row, _) -> voicemail(row, names)).optional();
  }

  /// @param at   when it came
  /// @param done when somebody dealt with it
  private static void narrowed(StringBuilder sql, Map<String, Object> values, BoxQuery query, String at, String done) {
    if (query.queues() != null) ofQueues(sql, values, query.queues());
    if (query.queue() != null) and(sql, values, "queue_id = :queue", "queue", query.queue());
    if (query.done() != null) sql.append(" and ").append(done).append(query.done() ? " is not null" : " is null");
    if (query.from() != null) and(sql, values, at + " >= :from", "from", CallReader.utc(query.from()));
    if (query.to() != null) and(sql, values, at + " < :to", "to", CallReader.utc(query.to()));
    if (query.digits() != null) and(sql, values, "from_number like :digits", "digits", "%" + query.digits() + "%");
  }

  private static void and(StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
    sql.append(" and ").append(condition);
    values.put(name, value);
  }

  private static void ofQueues(StringBuilder sql, Map<String, Object> values, List<Long> queues) {
    if (queues.isEmpty()) {
      sql.append(" and queue_id is null");
      return;
    }
    sql.append(" and (queue_id in (:queues) or queue_id is null)");
    values.put("queues", queues);
  }

  private static void behind(StringBuilder sql, Map<String, Object> values, String column, @Nullable String after) {
    if (after == null) return;
    Cursor cursor = Cursor.parse(after);
    sql.append(" and (").append(column).append(", id) < (:at, :id)");
    values.put("at", CallReader.utc(cursor.at()));
    values.put("id", cursor.id());
  }

  private static MissedCall missed(ResultSet row, Names names) throws SQLException {
    Long queue = CallReader.number(row, "queue_id");
    return new MissedCall(row.getObject("id", UUID.class), moment(row, "started_at"), row.getString("from_number"), row.getString("area"), queue,
        names.queue(queue), CallReader.seconds(row, "wait_ms"), Outcome.valueOf(row.getString("outcome")), row.getObject("handled_at") != null,
        CallReader.instant(row, "handled_at"), row.getString("handled_by"), CallReader.instant(row, "reached_at"));
  }

  private static Voicemail voicemail(ResultSet row, Names names) throws SQLException {
    Long queue = CallReader.number(row, "queue_id");
    return new Voicemail(row.getObject("id", UUID.class), row.getObject("call_id", UUID.class), moment(row, "left_at"), row.getString("from_number"),
        row.getString("area"), queue, names.queue(queue), row.getLong("duration_ms") / 1000.0, row.getObject("heard_at") != null,
        CallReader.instant(row, "heard_at"), row.getString("heard_by"));
  }

  private static java.time.Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
  }
}
