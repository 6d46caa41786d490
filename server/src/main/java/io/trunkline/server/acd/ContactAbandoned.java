package io.trunkline.server.acd;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// The caller left the queue before an agent answered.
public record ContactAbandoned(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, QueueId queue, Duration waited) implements Fact {}
