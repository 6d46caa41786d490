package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An agent's state changed.
///
/// @param from   state names of the desk: OFFLINE, NOT_READY, READY, RINGING, TALKING, WRAP_UP
/// @param reason name of the not-ready reason
/// @param contact whom the new state is about: RINGING, TALKING, WRAP_UP; null otherwise, and in facts from before it was told
/// @param by     AGENT, SYSTEM or the supervisor's login
public record AgentStateChanged(
    TenantId tenant, Instant at,
    AgentId agent, String from, String to, @Nullable String reason, @Nullable ContactId contact, String by) implements Fact {
  @Override public @Nullable CallId call() { return null; }
}
