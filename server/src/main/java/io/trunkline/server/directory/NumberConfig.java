package io.trunkline.server.directory;

import io.trunkline.kernel.Party;
import org.jspecify.annotations.Nullable;

/// A number that callers dial to reach a tenant.
///
/// @param flow  the flow its calls run; null = none chosen yet, so callers hear the fallback
/// @param trunk the trunk it comes in by and goes out by; null = any
public record NumberConfig(long id, Party number, String name, @Nullable Long flow, @Nullable Long trunk) {}
