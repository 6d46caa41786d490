package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// An agent answered the contact and speaks with the caller.
///
/// @param waited since the contact was first queued
public record ContactConnected(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, QueueId queue, AgentId agent, Duration waited) implements Fact {}
