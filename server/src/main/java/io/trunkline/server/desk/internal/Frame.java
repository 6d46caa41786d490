package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;

/// One numbered message to one agent's pages: `{"n":…,"type":…,"data":…}`, ready to be sent.
public record Frame(long n, AgentId agent, String text) {}
