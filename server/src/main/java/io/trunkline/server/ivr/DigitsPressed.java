package io.trunkline.server.ivr;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The caller pressed keys. Menu keys are kept; anything else is masked, since it may be a card number.
public record DigitsPressed(TenantId tenant, Instant at, CallId call, String node, String digits, boolean menu) implements Fact {}
