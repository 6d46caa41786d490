package io.trunkline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call of the past while it is told: its facts go out at once, its record when it has ended, as the program would have folded it.
final class Story {
  private static final String CALL = "records.call (tenant_id, id, started_at, answered_at, ended_at, direction, from_number, to_number, area, queue_id, agent_id, agent_ids, wait_ms, ring_ms,"
      + " talk_ms, outcome, ended_by, end_cause, fault, has_recording, has_note, missed, handled_at, handled_by, trunk, fold)";

  /// @param from     as it is dialled; an extension's digits
  /// @param numberId of the tenant's number, null for an internal call
  record Head(UUID id, long at, String direction, String from, String to, @Nullable String trunk, @Nullable Long numberId, @Nullable String area, @Nullable Long agent) {
    private String json() {
      String internal = direction.equals("INTERNAL") ? "ext:" : "";
      return "\"direction\":\"" + direction + "\",\"from\":\"" + internal + from + "\",\"fromRaw\":\"" + from + "\",\"dialled\":\"" + internal + to + "\",\"trunk\":" + FactSheet.text(trunk)
          + ",\"numberId\":" + numberId + ",\"area\":" + FactSheet.text(area) + ",\"agent\":" + agent;
    }
  }

  private record End(long at, String outcome, @Nullable String by, int q850, String cause, String fault) {}

  private final Head head;
  private final long tenant;
  private final FactSheet facts;
  private final Bulk bulk;
  private final Set<Long> queues = new LinkedHashSet<>();
  private final Map<Long, Long> talkMs = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> noteJson = new ArrayList<>();
  private @Nullable Long answered;
  private @Nullable Long queue;
  private @Nullable Long agent;
  private @Nullable UUID recording;
  private long waitMs;
  private long ringMs;
  private boolean message;
  private End end = new End(0, "", null, 0, "", "");

  Story(Head head, long tenant, FactSheet facts, Bulk bulk) {
    this.head = head;
    this.tenant = tenant;
    this.facts = facts;
    this.bulk = bulk;
    this.agent = head.agent();
    fact(head.at(), "CallStarted", "," + head.json());
  }

  UUID id() {
    return head.id();
  }

  void fact(long at, String type, String more) {
    facts.ofCall(at, head.id(), type, more);
  }

  void answered(long at, UUID recorded) {
    answered = at;
    recording = recorded;
    fact(at, "CallAnswered", "");
    fact(at, "RecordingStarted", ",\"recording\":\"" + recorded + "\",\"kind\":\"CALL\"");
  }

  void step(long at, String node, String kind, String label) {
    fact(at, "IvrStep", ",\"node\":\"" + node + "\",\"kind\":\"" + kind + "\",\"label\":\"" + label + '"');
  }

  void queued(long at, Company.Queue at_) {
    queue = at_.id();
    queues.add(at_.id());
    fact(at, "ContactQueued", contact(at_.id()) + ",\"priority\":0,\"serviceLevel\":\"PT20S\"");
  }

  void waited(long ms) {
    waitMs += ms;
  }

  void rang(long from, long to, long queueId, long agentId, long offer, String why) {
    ringMs += to - from;
    fact(from, "ContactOffered", contact(queueId) + ",\"agent\":" + agentId + ",\"offerId\":" + offer);
    fact(to, "OfferEnded", ",\"contact\":\"" + head.id() + "\",\"agent\":" + agentId + ",\"offerId\":" + offer + ",\"why\":\"" + why + '"');
  }

  /// One of the queue's agents has it.
  void connected(long at, long queueId, long agentId) {
    agent = agentId;
    fact(at, "ContactConnected", contact(queueId) + ",\"agent\":" + agentId + ",\"waited\":\"" + Duration.ofMillis(waitMs) + '"');
  }

  /// A fact about a queue, with the contact in it.
  void ofQueue(long at, String type, long queueId, String more) {
    fact(at, type, contact(queueId) + more);
  }

  void joined(long at, long agentId) {
    agent = agentId;
    fact(at, "PartyJoined", ",\"party\":{\"kind\":\"AGENT\",\"agent\":" + agentId + ",\"number\":null}");
  }

  void talked(long agentId, long ms) {
    talkMs.merge(agentId, ms, Long::sum);
  }

  void wrappedUp(long at, long agentId, @Nullable String text, @Nullable String category) {
    fact(at, "WrapUpEnded", ",\"agent\":" + agentId + ",\"notes\":" + FactSheet.text(text) + ",\"category\":" + FactSheet.text(category));
    if (text == null && category == null) return;
    if (category != null) notes.add(category);
    if (text != null) notes.add(text);
    noteJson.add("{\"agent\":" + agentId + ",\"text\":" + FactSheet.text(text) + ",\"category\":" + FactSheet.text(category) + '}');
  }

  void leftMessage(long at, long queueId, UUID id, long ms, boolean heard) {
    message = true;
    queue = queueId;
    queues.add(queueId);
    fact(at, "VoicemailLeft", ",\"box\":" + queueId + ",\"recording\":\"" + id + "\",\"duration\":\"" + Duration.ofMillis(ms) + '"');
    bulk.row("records.voicemail (tenant_id, id, call_id, queue_id, left_at, duration_ms, from_number, area, heard_at, heard_by)", tenant, id, head.id(), queueId,
        Instant.ofEpochMilli(at), ms, head.from(), head.area(), heard ? Instant.ofEpochMilli(at + 3_600_000) : null, heard ? "boss" : null);
  }

  /// @param by null when the node died with the call
  void ended(long at, String outcome, @Nullable String by, int q850, String cause, String fault) {
    end = new End(at, outcome, by, q850, cause, fault);
    if (by == null) fact(at, "CallLost", ",\"why\":\"process ended\"");
    else fact(at, "CallEnded", ",\"by\":\"" + by + "\",\"cause\":\"" + cause + "\",\"fault\":\"" + fault + '"');
    if (recording != null && answered != null) {
      fact(at, "RecordingFinished", ",\"recording\":\"" + recording + "\",\"duration\":\"" + Duration.ofMillis(at - answered) + "\",\"bytes\":" + (at - answered) * 16);
    }
  }

  /// Everything about it is told.
  ///
  /// @param handled somebody called back, if it was missed
  void kept(boolean handled) {
    boolean missed = head.direction().equals("IN") && talkMs.isEmpty() && !message && (queue != null || !end.outcome().equals("IVR_ONLY"));
    boolean done = missed && handled;
    Instant started = Instant.ofEpochMilli(head.at());
    String agents = talkMs.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    bulk.row(CALL, tenant, head.id(), started, answered == null ? null : Instant.ofEpochMilli(answered), Instant.ofEpochMilli(end.at()), head.direction(), head.from(), head.to(), head.area(),
        queue, agent, agents, waitMs, ringMs, talk(), end.outcome(), end.by(), end.by() == null ? null : end.q850(), end.fault(), recording != null, !notes.isEmpty(), missed,
        done ? Instant.ofEpochMilli(end.at() + 7_200_000) : null, done ? "boss" : null, head.trunk(), fold());
    keys(started);
  }

  private long talk() {
    if (head.direction().equals("INTERNAL")) return talkMs.values().stream().findFirst().orElse(0L);
    return talkMs.values().stream().mapToLong(Long::longValue).sum();
  }

  private void keys(Instant started) {
    Set<Long> agents = new LinkedHashSet<>(talkMs.keySet());
    if (agent != null) agents.add(agent);
    for (long each : agents) bulk.row("records.call_agent (tenant_id, agent_id, started_at, id)", tenant, each, started, head.id());
    for (long each : queues) bulk.row("records.call_queue (tenant_id, queue_id, started_at, id)", tenant, each, started, head.id());
    for (String each : Set.of(head.from(), head.to())) bulk.row("records.call_number (tenant_id, number, started_at, id)", tenant, each, started, head.id());
    if (!notes.isEmpty()) bulk.row("records.call_note (tenant_id, started_at, id, body)", tenant, started, head.id(), String.join("\n", notes));
  }

  private String fold() {
    String shares = talkMs.entrySet().stream().map(each -> "{\"agent\":" + each.getKey() + ",\"talked\":\"" + Duration.ofMillis(each.getValue()) + "\"}").collect(Collectors.joining(","));
    String recorded = recording == null || answered == null ? "" : "{\"id\":\"" + recording + "\",\"kind\":\"CALL\",\"duration\":\"" + Duration.ofMillis(end.at() - answered) + "\"}";
    return "{\"start\":{\"tenant\":" + tenant + ",\"at\":\"" + Instant.ofEpochMilli(head.at()) + "\",\"call\":\"" + head.id() + "\"," + head.json() + "},\"answeredAt\":"
        + FactSheet.text(answered == null ? null : Instant.ofEpochMilli(answered)) + ",\"queue\":" + queue + ",\"agent\":" + agent + ",\"waiting\":" + span(waitMs) + ",\"ringing\":" + span(ringMs)
        + ",\"offers\":0,\"talking\":{\"present\":[],\"held\":[],\"consulting\":null,\"since\":null,\"total\":\"" + Duration.ofMillis(talk()) + "\",\"shares\":[" + shares + "]},\"recordings\":["
        + recorded + "],\"notes\":[" + String.join(",", noteJson) + "],\"voicemail\":" + message + ",\"ending\":{\"at\":\"" + Instant.ofEpochMilli(end.at()) + "\",\"by\":" + FactSheet.text(end.by())
        + ",\"cause\":" + (end.by() == null ? "null" : FactSheet.text(end.cause())) + ",\"fault\":\"" + end.fault() + "\",\"lost\":" + (end.by() == null ? "\"process ended\"" : "null") + "}}";
  }

  private static String span(long ms) {
    return "{\"since\":null,\"total\":\"" + Duration.ofMillis(ms) + "\"}";
  }

  private String contact(long queueId) {
    return ",\"contact\":\"" + head.id() + "\",\"queue\":" + queueId;
  }
}
