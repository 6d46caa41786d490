package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The call's script broke: an error of ours. The caller heard an apology and was hung up.
public record ScriptFailed(TenantId tenant, Instant at, CallId call, String what) implements Fact {}
