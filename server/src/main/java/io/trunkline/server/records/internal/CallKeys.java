package io.trunkline.server.records.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a call is found by besides its own row: the tables that [CallSearch] asks. Only grows; a row that is there is left alone.
final class CallKeys {
  private CallKeys() {}

  /// @param before null for a call that has just begun
  static void save(CallFold call, @Nullable CallFold before, JdbcClient db) {
    if (before == null) {
      number(call.start().from().dialable(), call, db);
      number(call.start().dialled().dialable(), call, db);
    }
    Set<AgentId> added = agents(call);
    if (before != null) added.removeAll(agents(before));
    for (AgentId agent : added) key("call_agent", "agent_id", agent.value(), call, db);
    if (!call.notes().isEmpty() && (before == null || !before.notes().equals(call.notes()))) notes(call, db);
  }

  static void queue(CallFold call, QueueId queue, JdbcClient db) { key("call_queue", "queue_id", queue.value(), call, db); }

  private static Set<AgentId> agents(CallFold call) {
    Set<AgentId> agents = new LinkedHashSet<>();
    call.talking().shares().forEach(share -> agents.add(share.agent()));
    if (call.agent() != null) agents.add(call.agent());
    return agents;
  }

  private static void key(String table, String column, Object value, CallFold call, JdbcClient db) {
    db.sql("insert into records." + table + " (tenant_id, " + column + ", started_at, id) values (platform.tenant(), :value, :start, :id) on conflict do nothing")
        .param("value", value).param("start", start(call)).param("id", id(call)).update();
  }

  private static void number(String number, CallFold call, JdbcClient db) {
    key("call_number", "number", number, call, db);
    db.sql("insert into records.number (tenant_id, number) values (platform.tenant(), ?) on conflict do nothing").param(number).update();
  }

  private static void notes(CallFold call, JdbcClient db) {
    List<String> lines = new ArrayList<>();
    for (CallFold.Note note : call.notes()) {
      if (note.category() != null) lines.add(note.category());
      if (note.text() != null) lines.add(note.text());
    }
    db.sql("""
        insert into records.call_note (tenant_id, started_at, id, body) values (platform.tenant(), :start, :id, :body)
        on conflict (tenant_id, id) do update set body = excluded.body""")
        .param("start", start(call)).param("id", id(call)).param("body", String.join("\n", lines).toLowerCase(Locale.ROOT)).update();
  }

  private static OffsetDateTime start(CallFold call) { return CallReader.utc(call.start().at()); }

  private static UUID id(CallFold call) { return call.call().value(); }
}
