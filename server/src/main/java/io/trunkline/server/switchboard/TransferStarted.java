package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An agent began to hand the call over.
///
/// @param to  what was asked for: agent, queue or number, as text for people
public record TransferStarted(TenantId tenant, Instant at, CallId call, Transfer kind, @Nullable AgentId by, String to) implements Fact {}
