package io.trunkline.server.records;

import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An earlier call with somebody, as it helps whoever speaks with them now.
///
/// @param agentName of the last agent who talked
/// @param note      what was written last
/// @param category  what it was about
public record PastContact(
    UUID id, Instant at, Direction direction, Outcome outcome, @Nullable String queueName, @Nullable String agentName, long talkSeconds, @Nullable String note,
    @Nullable String category) {}
