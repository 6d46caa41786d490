package io.trunkline.server.acd;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The contact waits in a queue.
///
/// @param priority higher is served first
public record ContactQueued(TenantId tenant, Instant at, CallId call, ContactId contact, QueueId queue, int priority) implements Fact {}
