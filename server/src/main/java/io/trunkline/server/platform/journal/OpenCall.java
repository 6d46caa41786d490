package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import java.time.Instant;

/// A call that has begun and not ended.
public record OpenCall(TenantId tenant, CallId call, Instant since) {}
