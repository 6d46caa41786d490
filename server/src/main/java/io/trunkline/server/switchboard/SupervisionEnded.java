package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// The supervisor has left, or has become a party of the call. `lasted` counts from the answer, over all modes.
public record SupervisionEnded(TenantId tenant, Instant at, CallId call, AgentId supervisor, AgentId agent, Duration lasted, String login, String address)
    implements Fact {}
