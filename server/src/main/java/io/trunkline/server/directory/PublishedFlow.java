package io.trunkline.server.directory;

/// The version of a flow that calls run now.
///
/// @param graph the owner's document (ivr), as JSON text; equal `id` and `version` mean an equal graph, so a parsed form can be kept under them
public record PublishedFlow(long id, String name, int version, String graph) {}
