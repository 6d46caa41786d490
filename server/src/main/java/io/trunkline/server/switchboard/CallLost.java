package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The node died with the call on it. Written when the node is up again; `at` is the last sign of life in its journal.
public record CallLost(TenantId tenant, Instant at, CallId call, String why) implements Fact.Last {}
