package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The held party is back in the conversation.
public record PartyRetrieved(TenantId tenant, Instant at, CallId call, CallParty party) implements Fact {}
