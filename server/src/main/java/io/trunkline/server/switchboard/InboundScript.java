package io.trunkline.server.switchboard;

import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.Caller;

/// What becomes of a call to one of a tenant's numbers. Run on the call's own virtual thread; implemented by the capability that owns flows.
@FunctionalInterface
public interface InboundScript {
  void run(Caller caller, TenantConfig tenant, NumberConfig number);
}
