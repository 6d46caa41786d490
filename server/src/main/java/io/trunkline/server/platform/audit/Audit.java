package io.trunkline.server.platform.audit;

import io.trunkline.server.platform.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who changed what. Written with the `JdbcClient` of the change, so that there is no change without its line and no line without its change.
@Component
public class Audit {
  private static final String COLUMNS = "select id, at, actor, action, object, detail, address from platform.audit";

  private final JsonMapper json;

  Audit(JsonMapper json) { this.json = json; }

  /// @param action past tense, `queue-changed`
  /// @param object kind and id, `queue/17`
  /// @param detail what a reader needs to understand it; never a secret
  public void record(JdbcClient jdbc, Actor actor, String action, String object, Map<String, ?> detail) { record(jdbc, actor, null, action, object, detail); }

  /// @param at when it was done, for what is written later; null: now
  public void record(JdbcClient jdbc, Actor actor, @Nullable Instant at, String action, String object, Map<String, ?> detail) {
    jdbc.sql("""
        insert into platform.audit (tenant_id, at, actor_id, actor, action, object, detail, address)
        values (platform.tenant(), coalesce(:at, now()), :actorId, :actor, :action, :object, :detail::jsonb, :address)""")
        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("actorId", actor.user() == null ? null : actor.user().value())
        .param("actor", actor.name())
        .param("action", action)
        .param("object", object)
        .param("detail", json.writeValueAsString(detail))
        .param("address", actor.address())
        .update();
  }

  /// @param detail the object written with [#record]
  public record Entry(long id, Instant at, String actor, String action, String object, JsonNode detail, @Nullable String address) {}

  /// An entry of the transaction's tenant (or the operator's).
  public Optional<Entry> find(JdbcClient jdbc, long id) {
    return jdbc.sql(COLUMNS + " where id = ?").param(id).query(this::entry).optional();
  }

  /// The last thing that happened to an object.
  public Optional<Entry> newest(JdbcClient jdbc, String object) {
    return jdbc.sql(COLUMNS + " where object = ? order by id desc limit 1").param(object).query(this::entry).optional();
  }

  /// Entries of the transaction's tenant (or the operator's), newest first, with ids below `before`.
  public List<Entry> list(JdbcClient jdbc, long before, int limit) {
    return jdbc.sql(COLUMNS + " where id < ? order by id desc limit ?").params(before, limit).query(this::entry).list();
  }

  /// What was done to one object of the transaction's tenant, newest first.
  public List<Entry> about(JdbcClient jdbc, String object, int limit) {
    return jdbc.sql(COLUMNS + " where tenant_id = platform.tenant() and object = ? order by id desc limit ?").params(object, limit).query(this::entry).list();
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5), json.readTree(row.getString(6)),
        row.getString(7));
  }
}
