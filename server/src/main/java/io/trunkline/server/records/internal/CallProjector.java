package io.trunkline.server.records.internal;

import io.trunkline.kernel.CallId;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.KernelJson;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.NumberedFact;
import io.trunkline.server.platform.journal.Projector;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallStarted;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Folds facts into the rows of their calls, and messages into the boxes.
@Component
class CallProjector implements Projector {
  private final JsonMapper json = JsonMapper.builder().addModule(new KernelJson())
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  @Override public void project(List<NumberedFact> facts, JdbcClient db) {
    Set<UUID> touched = new HashSet<>();
    for (NumberedFact fact : facts) if (fact.call() != null) touched.add(fact.call().value());
    if (touched.isEmpty()) return;
    Map<CallId, CallFold> before = load(touched, db);
    Map<CallId, CallFold> folds = new LinkedHashMap<>(before);
    for (NumberedFact numbered : facts) {
      Fact fact = numbered.fact();
      if (fact == null || numbered.call() == null) continue;
      CallFold fold = folds.get(numbered.call());
      if (fact instanceof CallStarted start && fold == null && !start.isPractice()) {
        folds.put(start.call(), CallFold.begun(start));
      } else if (fold != null) {
        CallFold next = fold.next(fact);
        folds.put(numbered.call(), next);
        if (next.queue() != null && !next.queue().equals(fold.queue())) CallKeys.queue(next, next.queue(), db);
      }
      if (fact instanceof VoicemailLeft left) message(left, fold, db);
    }
    for (CallFold fold : folds.values()) {
      CallFold earlier = before.get(fold.call());
      if (fold.equals(earlier)) continue;
      save(fold, db);
      CallKeys.save(fold, earlier, db);
    }
  }

  private Map<CallId, CallFold> load(Set<UUID> ids, JdbcClient db) {
    Map<CallId, CallFold> found = new HashMap<>();
    db.sql("select fold from records.call where tenant_id = platform.tenant() and id in (:ids) for update")
        .param("ids", ids).query(String.class).list()
        .forEach(text -> {
          CallFold fold = json.readValue(text, CallFold.class);
          found.put(fold.call(), fold);
        });
    return found;
  }

  private void save(CallFold call, JdbcClient db) {
    CallStarted start = call.start();
    CallFold.Ending end = call.ending();
    Outcome outcome = Outcomes.of(call);
    db.sql("""
        insert into records.call (tenant_id, id, started_at, answered_at, ended_at, direction, from_number, to_number, area, queue_id, agent_id, agent_ids,
          wait_ms, ring_ms, talk_ms, outcome, ended_by, end_cause, fault, has_recording, has_note, missed, trunk, fold)
        values (platform.tenant(), :id, :started, :answered, :ended, :direction, :from, :to, :area, :queue, :agent,
          string_to_array(:agents, ',')::bigint[], :wait, :ring, :talk, :outcome, :by, :cause, :fault, :recorded, :noted, :missed, :trunk, :fold::jsonb)
        on conflict (tenant_id, id) do update set answered_at = excluded.answered_at, ended_at = excluded.ended_at, queue_id = excluded.queue_id,
          agent_id = excluded.agent_id, agent_ids = excluded.agent_ids, wait_ms = excluded.wait_ms, ring_ms = excluded.ring_ms,
          talk_ms = excluded.talk_ms, outcome = excluded.outcome, ended_by = excluded.ended_by, end_cause = excluded.end_cause,
          fault = excluded.fault, has_recording = excluded.has_recording, has_note = excluded.has_note, missed = excluded.missed,
          fold = excluded.fold""")
        .param("id", call.call().value())
        .param("started", time(start.at()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("answered", time(call.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("ended", time(end == null ? null : end.at()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("direction", start.direction().name())
        .param("from", start.from().dialable())
        .param("to", start.dialled().dialable())
        .param("area", start.area(), Types.VARCHAR)
        .param("queue", call.queue() == null ? null : call.queue().value(), Types.BIGINT)
        .param("agent", call.agent() == null ? null : call.agent().value(), Types.BIGINT)
        .param("agents", call.talking().shares().stream().map(share -> share.agent().toString()).collect(Collectors.joining(",")))
        .param("wait", call.waiting().total().toMillis())
        .param("ring", call.ringing().total().toMillis())
        .param("talk", call.talking().total().toMillis())
        .param("outcome", outcome == null ? null : outcome.name(), Types.VARCHAR)
        .param("by", end == null || end.by() == null ? null : end.by().name(), Types.VARCHAR)
        .param("cause", end == null || end.cause() == null ? null : end.cause().q850(), Types.INTEGER)
        .param("fault", end == null ? null : end.fault().name(), Types.VARCHAR)
        .param("recorded", !call.recordings().isEmpty())
        .param("noted", !call.notes().isEmpty())
        .param("trunk", start.trunk(), Types.VARCHAR)
        .param("missed", Outcomes.isMissed(call))
        .param("fold", json.writeValueAsString(call))
        .update();
  }

  private static void message(VoicemailLeft left, @Nullable CallFold call, JdbcClient db) {
    db.sql("""
        insert into records.voicemail (tenant_id, id, call_id, queue_id, left_at, duration_ms, from_number, area)
        values (platform.tenant(), :id, :call, :queue, :at, :duration, :from, :area) on conflict do nothing""")
        .param("id", left.recording().value())
        .param("call", left.call().value())
        .param("queue", left.box() == null ? null : left.box().value(), Types.BIGINT)
        .param("at", time(left.at()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("duration", left.duration().toMillis())
        .param("from", call == null ? "anonymous" : call.start().from().dialable())
        .param("area", call == null ? null : call.start().area(), Types.VARCHAR)
        .update();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) { return at == null ? null : at.atOffset(ZoneOffset.UTC); }
}
