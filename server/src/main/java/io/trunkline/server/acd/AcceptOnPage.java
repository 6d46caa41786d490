package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;

/// Posted to a call: the agent, whose ordinary telephone is asked for a key, accepted on the page instead.
public record AcceptOnPage(AgentId agent) {}
