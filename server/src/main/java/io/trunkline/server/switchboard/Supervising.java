package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;

/// Whose leg it is that stands beside an agent: what the leg of a supervisor says. As a party of a call, after taking over, a supervisor is an agent.
///
/// @param login   for the record, with the tenant's code
/// @param address from where it was ordered
public record Supervising(AgentId supervisor, String login, String address) {}
