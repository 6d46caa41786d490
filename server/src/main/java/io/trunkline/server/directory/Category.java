package io.trunkline.server.directory;

/// What a call was about. A `/` in the name makes groups.
public record Category(long id, String name) {}
