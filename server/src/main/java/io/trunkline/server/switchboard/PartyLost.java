package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The party's sound is gone though it didn't hang up: a browser that was closed, a network that broke. The others hear music meanwhile.
public record PartyLost(TenantId tenant, Instant at, CallId call, CallParty party) implements Fact {}
