package io.trunkline.server.directory;

/// Why an agent is not ready: lunch, training.
public record Reason(long id, String name) {}
