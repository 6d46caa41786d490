package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The called side answered for the first time: for an incoming call our script did, for an outgoing one the person called.
public record CallAnswered(TenantId tenant, Instant at, CallId call) implements Fact {}
