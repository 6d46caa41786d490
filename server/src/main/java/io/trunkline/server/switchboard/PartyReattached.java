package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// A lost party is back in the conversation.
public record PartyReattached(TenantId tenant, Instant at, CallId call, CallParty party, Duration after) implements Fact {}
