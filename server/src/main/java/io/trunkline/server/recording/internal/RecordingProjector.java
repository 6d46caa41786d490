package io.trunkline.server.recording.internal;

import io.trunkline.server.platform.journal.NumberedFact;
import io.trunkline.server.platform.journal.Projector;
import io.trunkline.server.recording.RecordingFinished;
import io.trunkline.server.recording.RecordingStarted;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows of recordings, made of their facts.
@Component
class RecordingProjector implements Projector {
  private final JsonMapper json;

  RecordingProjector(JsonMapper json) { this.json = json; }

  @Override public void project(List<NumberedFact> facts, JdbcClient db) {
    for (NumberedFact fact : facts) {
      if (fact.fact() instanceof RecordingStarted started) begun(started, db);
      else if (fact.fact() instanceof RecordingFinished finished) ended(finished, db);
      else if (fact.type().equals("ContactConnected")) talked(fact, db);   // routing's fact, known here by its name only: the arrows go the other way
    }
  }

  private static void begun(RecordingStarted fact, JdbcClient db) {
    db.sql("""
        insert into recording.recording (tenant_id, id, call_id, kind, started_at)
        values (platform.tenant(), :id, :call, :kind, :at) on conflict do nothing""")
        .param("id", fact.recording().value())
        .param("call", fact.call().value())
        .param("kind", fact.kind().name())
        .param("at", fact.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static void ended(RecordingFinished fact, JdbcClient db) {
    db.sql("""
        update recording.recording set finished_at = :at, duration_ms = :duration, bytes = :bytes
        where tenant_id = platform.tenant() and id = :id""")
        .param("at", fact.at().atOffset(ZoneOffset.UTC))
        .param("duration", fact.duration().toMillis())
        .param("bytes", fact.bytes())
        .param("id", fact.recording().value())
        .update();
  }

  private void talked(NumberedFact fact, JdbcClient db) {
    JsonNode agent = json.readTree(fact.body()).path("agent");
    if (!agent.isNumber() || fact.call() == null) return;
    db.sql("""
        update recording.recording set agent_ids = agent_ids || :agent
        where tenant_id = platform.tenant() and call_id = :call and not agent_ids @> array[:agent]::bigint[]""")
        .param("agent", agent.asLong())
        .param("call", fact.call().value())
        .update();
  }
}
