package io.trunkline.server.ivr;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A node could not do its work; the caller was taken on to the next best thing.
public record FlowFailed(TenantId tenant, Instant at, CallId call, @Nullable String node, String why) implements Fact {}
