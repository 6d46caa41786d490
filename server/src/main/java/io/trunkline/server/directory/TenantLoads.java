package io.trunkline.server.directory;

import io.trunkline.kernel.TenantId;

/// How many calls each tenant has up; given by whoever drives them.
public interface TenantLoads {
  int callsNow(TenantId tenant);
}
