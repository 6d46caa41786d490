package io.trunkline.server.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message in the box of a queue; its audio is the recording of the same id.
public record Voicemail(
    UUID id, UUID callId, Instant at, String from, @Nullable String area, @Nullable Long queueId, @Nullable String queueName, double durationSeconds,
    boolean heard, @Nullable Instant heardAt, @Nullable String heardBy) {}
