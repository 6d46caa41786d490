package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The party hears music and nobody hears it.
public record PartyHeld(TenantId tenant, Instant at, CallId call, CallParty party) implements Fact {}
