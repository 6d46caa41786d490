package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import org.jspecify.annotations.Nullable;

/// What an agent does now, and what follows it.
///
/// @param reachable whether the station can be rung
public record AgentStatus(TenantId tenant, AgentId agent, AgentState state, AgentState.@Nullable Next next, boolean reachable) {}
