package io.trunkline.server.ivr;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// A prompt could not be played; the caller heard the next best thing.
public record PromptMissing(TenantId tenant, Instant at, CallId call, String name) implements Fact {}
