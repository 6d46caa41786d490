package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The party's leg ended or was taken out of the conversation.
public record PartyLeft(TenantId tenant, Instant at, CallId call, CallParty party, Cause cause) implements Fact {}
