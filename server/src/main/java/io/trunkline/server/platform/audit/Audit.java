package io.trunkline.server.platform.audit;

import io.trunkline.server.platform.web.Actor;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who changed what. Written with the `JdbcClient` of the change, so that there is no change without its line and no line without its change.
@Component
public class Audit {
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

  /// Entries of the transaction's tenant (or the operator's), newest first, with ids below `before`.
  public List<Entry> list(JdbcClient jdbc, long before, int limit) {
    return jdbc.sql("select id, at, actor, action, object, detail, address from platform.audit where id < ? order by id desc limit ?").params(before, limit)
        .query((row, _) -> new Entry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5),
            json.readTree(row.getString(6)), row.getString(7))).list();
  }
}
