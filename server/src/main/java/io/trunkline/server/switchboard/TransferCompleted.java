package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The call was handed over; who takes part follows from [PartyLeft], [PartyJoined] and `ContactQueued`.
public record TransferCompleted(
    TenantId tenant, Instant at, CallId call,
    Transfer kind, @Nullable AgentId by, String to) implements Fact {}
