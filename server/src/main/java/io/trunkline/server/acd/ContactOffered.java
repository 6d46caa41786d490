package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The contact is offered to an agent: a lease with a deadline. The contact keeps its place until somebody answers.
public record ContactOffered(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, QueueId queue, AgentId agent, long offerId) implements Fact {}
