package io.trunkline.server.ivr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A graph that was published once. Never changes; it can be put back at any time.
///
/// @param publishedAt when it last began to run
/// @param current     calls run it now
public record FlowVersion(int version, @Nullable String note, Instant publishedAt, String publishedBy, boolean current) {}
