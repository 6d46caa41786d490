package io.trunkline.server.records;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A call with everything that happened on it.
///
/// @param call     in JSON its members stand beside the others
/// @param agents   what each agent talked
/// @param timeline in the order of the facts
public record CallDetail(
    @JsonUnwrapped CallRow call, @Nullable String trunk, CallFault fault, List<AgentTalk> agents, List<Note> notes, List<RecordingRef> recordings, List<Entry> timeline) {

  CallDetail named(@Nullable String customer) { return new CallDetail(call.named(customer), trunk, fault, agents, notes, recordings, timeline); }

  /// Whose trouble the end was; why a lost call was lost.
  public record CallFault(@Nullable String fault, @Nullable String lost) {}

  public record AgentTalk(long agentId, String agentName, long talkSeconds) {}

  /// What an agent wrote after the call.
  public record Note(long agentId, String agentName, @Nullable String text, @Nullable String category) {}

  /// @param durationSeconds null while it runs
  public record RecordingRef(UUID id, Kind kind, State state, @Nullable Double durationSeconds) {
    public enum Kind { CALL, VOICEMAIL }

    public enum State { RUNNING, READY, FAILED }
  }

  /// One fact.
  ///
  /// @param type name of the fact type
  /// @param data its components; beside ids the names that belong to them: `agentName`, `byName`, `queueName`
  public record Entry(Instant at, String type, JsonNode data) {}
}
