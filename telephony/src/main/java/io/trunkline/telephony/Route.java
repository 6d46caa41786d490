package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;

/// What becomes of a call that comes in.
public sealed interface Route {
  /// The call is this tenant's. With `mostCalls` of the tenant's calls up it is refused with 486, cause 17: this limit is the tenant's own, and 503
  /// would keep the carrier from sending others' calls too.
  record Accept(TenantId tenant, int mostCalls) implements Route {}

  record Refuse(int status, Cause cause) implements Route {}
}
