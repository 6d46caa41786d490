package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.time.Instant;

/// For this long no packet of sound has come from the party, though it should send: the others can't hear it. The call goes on.
public record PartySilent(TenantId tenant, Instant at, CallId call, CallParty party, Duration after) implements Fact {}
