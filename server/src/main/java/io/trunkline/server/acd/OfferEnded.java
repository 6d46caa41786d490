package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The offer is over; TAKEN says that the agent answered, WITHDRAWN that the caller no longer waits but is still there, REVOKED that a supervisor
/// sent the agent away.
public record OfferEnded(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, AgentId agent, long offerId, Why why) implements Fact {
  public enum Why { NO_ANSWER, REJECTED, CALLER_LEFT, FAILED, TAKEN, WITHDRAWN, REVOKED }
}
