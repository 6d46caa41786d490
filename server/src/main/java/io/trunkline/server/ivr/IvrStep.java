package io.trunkline.server.ivr;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The flow reached a node.
public record IvrStep(TenantId tenant, Instant at, CallId call, String node, String kind, String label) implements Fact {}
