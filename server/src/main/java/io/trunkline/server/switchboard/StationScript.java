package io.trunkline.server.switchboard;

import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.Caller;

/// What becomes of a call that an agent dials by the keys of a phone or page: a colleague, a customer. Run on the call's own virtual thread.
@FunctionalInterface
public interface StationScript {
  void run(Caller caller, TenantConfig tenant, StationOwner owner);
}
