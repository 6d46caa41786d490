package io.trunkline.server.desk;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// A supervisor ended the call of others.
public record CallForcedOff(TenantId tenant, Instant at, CallId call, AgentId supervisor, String login, String address) implements Fact {}
