package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// Someone was rung and couldn't be reached.
///
/// @param detail for people: `486 Busy Here`, `no key pressed`
public record DialFailed(TenantId tenant, Instant at, CallId call, CallParty party, Cause cause, CallEnded.Fault fault, String detail) implements Fact {}
