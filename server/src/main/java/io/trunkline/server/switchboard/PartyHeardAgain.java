package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// Sound comes again from a party that was silent.
public record PartyHeardAgain(TenantId tenant, Instant at, CallId call, CallParty party) implements Fact {}
