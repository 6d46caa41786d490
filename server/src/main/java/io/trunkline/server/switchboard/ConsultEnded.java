package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An agent gave up a consultation and is back with the customer.
public record ConsultEnded(TenantId tenant, Instant at, CallId call, @Nullable AgentId by) implements Fact {}
