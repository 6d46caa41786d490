package io.trunkline.server.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller who wanted a person and reached none.
public record MissedCall(
    UUID callId, Instant at, String from, @Nullable String area, @Nullable Long queueId, @Nullable String queueName, long waitSeconds, Outcome outcome,
    boolean handled, @Nullable Instant handledAt, @Nullable String handledBy) {}
