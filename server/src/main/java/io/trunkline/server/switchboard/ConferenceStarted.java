package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A third party was joined to the conversation.
public record ConferenceStarted(TenantId tenant, Instant at, CallId call, @Nullable AgentId by) implements Fact {}
