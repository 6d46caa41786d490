package io.trunkline.server.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller who wanted a person and reached none.
///
/// @param reachedAt when a person and this caller spoke next, whoever called whom; null = not since
public record MissedCall(
    UUID callId, Instant at, String from, @Nullable String area, @Nullable Long queueId, @Nullable String queueName, long waitSeconds, Outcome outcome,
    boolean handled, @Nullable Instant handledAt, @Nullable String handledBy,
    @Nullable Instant reachedAt) {}
