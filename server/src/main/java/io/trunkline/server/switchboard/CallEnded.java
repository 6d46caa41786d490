package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The last leg of the call has ended.
public record CallEnded(TenantId tenant, Instant at, CallId call, By by, Cause cause, Fault fault) implements Fact.Last {
  /// Who hung up or gave up first.
  public enum By { CALLER, AGENT, SYSTEM, TRUNK }

  /// Whose trouble it was; alarms look at OURS and TRUNK.
  public enum Fault { NONE, CALLER, CALLEE, TRUNK, OURS, UNKNOWN }
}
