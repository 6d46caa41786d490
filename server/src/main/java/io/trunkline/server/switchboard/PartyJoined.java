package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// From now on this party and the others of the call hear each other. The customer of an incoming call joins when the first agent does.
public record PartyJoined(TenantId tenant, Instant at, CallId call, CallParty party) implements Fact {}
