package io.trunkline.server.recording;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// The recording is complete.
public record RecordingFinished(
    TenantId tenant, Instant at, CallId call,
    LegId recording, Duration duration, long bytes) implements Fact {}
