package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Instant;

/// A supervisor stands beside the agent from now on, or goes on in another mode. `login` and `address` say who ordered it and from where.
public record CallSupervised(TenantId tenant, Instant at, CallId call, AgentId supervisor, AgentId agent, Supervision mode, String login, String address)
    implements Fact {}
