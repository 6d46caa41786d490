package io.trunkline.server.desk;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A supervisor ordered a state. What came of it is told by the agent's states.
///
/// @param state  READY, NOT_READY or OFFLINE
/// @param reason the tenant's own reason; null for none
public record AgentStateForced(TenantId tenant, Instant at, AgentId supervisor, AgentId agent, String state, @Nullable Long reason, String login, String address)
    implements Fact {
  @Override public @Nullable CallId call() { return null; }
}
