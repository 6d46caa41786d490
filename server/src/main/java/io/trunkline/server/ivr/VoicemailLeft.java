package io.trunkline.server.ivr;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The caller left a message in the box of a queue.
public record VoicemailLeft(
    TenantId tenant, Instant at, CallId call,
    @Nullable QueueId box, LegId recording, Duration duration) implements Fact {}
