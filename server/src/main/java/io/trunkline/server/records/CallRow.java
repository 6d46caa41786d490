package io.trunkline.server.records;

import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call in a list. Seconds of a call that still runs count up to the moment of asking.
///
/// @param from      in full: records are for those who may see them
/// @param queueName of the last queue; a queue that is gone shows as `#17`
/// @param agentName of the last agent who talked
/// @param outcome   null while the call runs
/// @param customerName of the customer who has the outside party's number now
/// @param times     how often it counts in the figure that was asked for: a call may come into a queue twice; null when none was
/// @param endCause  name of the Q.850 cause; null while it runs, or when the node died with the call
public record CallRow(
    UUID id, Instant startedAt, @Nullable Instant answeredAt, @Nullable Instant endedAt, Direction direction, String from, String to,
    @Nullable String area, @Nullable Long queueId, @Nullable String queueName, @Nullable Long agentId, @Nullable String agentName,
    long waitSeconds, long ringSeconds, long talkSeconds, @Nullable Outcome outcome, CallEnded.@Nullable By endedBy, @Nullable String endCause,
    boolean hasRecording, boolean hasNote, @Nullable String customerName, @Nullable Long times) {
  /// The outside party's number.
  public String customerNumber() { return direction == Direction.OUT ? to : from; }

  CallRow named(@Nullable String customer) {
    return new CallRow(id, startedAt, answeredAt, endedAt, direction, from, to, area, queueId, queueName, agentId, agentName, waitSeconds, ringSeconds, talkSeconds,
        outcome, endedBy, endCause, hasRecording, hasNote, customer, times);
  }

  public CallRow counted(long howOften) {
    return new CallRow(id, startedAt, answeredAt, endedAt, direction, from, to, area, queueId, queueName, agentId, agentName, waitSeconds, ringSeconds, talkSeconds,
        outcome, endedBy, endCause, hasRecording, hasNote, customerName, howOften);
  }
}
