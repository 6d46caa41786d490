package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;

/// Whose phone a station is: what `Account.subject` and the leg of a station say.
public record StationOwner(TenantId tenant, AgentId agent) {}
