package io.trunkline.server.ivr.graph;

import java.util.Set;

/// What a tenant has that a flow may refer to.
public record Known(Set<Long> prompts, Set<String> builtins, Set<Long> queues, Set<Long> calendars) {}
