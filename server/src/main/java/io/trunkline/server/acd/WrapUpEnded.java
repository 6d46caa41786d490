package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The agent has finished the work after the call.
public record WrapUpEnded(
    TenantId tenant, Instant at, CallId call,
    AgentId agent, @Nullable String notes, @Nullable String category) implements Fact {}
