package io.trunkline.server.platform.audit;

import io.trunkline.server.platform.web.Actor;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who changed what. Written with the `JdbcClient` of the change, so that there is no change without its line and no line without its change.
@Component
public class Audit {
  private final JsonMapper json;

  Audit(JsonMapper json) { this.json = json; }

  /// @param action past tense, `queue-changed`
  /// @param object kind and id, `queue/17`
  /// @param detail what a reader needs to understand it; never a secret
  public void record(JdbcClient jdbc, Actor actor, String action, String object, Map<String, ?> detail) {
    jdbc.sql("""
        insert into platform.audit (tenant_id, actor_id, actor, action, object, detail, address)
        values (platform.tenant(), :actorId, :actor, :action, :object, :detail::jsonb, :address)""")
        .param("actorId", actor.user() == null ? null : actor.user().value())
        .param("actor", actor.name())
        .param("action", action)
        .param("object", object)
        .param("detail", json.writeValueAsString(detail))
        .param("address", actor.address())
        .update();
  }
}
