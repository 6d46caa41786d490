package io.trunkline.server.acd;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The contact waits in a queue.
///
/// @param priority     higher is served first
/// @param serviceLevel an answer within this counted as in time when the contact came; null in facts from before it was told
public record ContactQueued(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, QueueId queue, int priority, @Nullable Duration serviceLevel) implements Fact {}
