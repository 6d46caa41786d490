package io.trunkline.server.tenancy;

import io.trunkline.kernel.TenantId;

/// After the commit: the tenant was opened, or its name, seats, limits or state are others.
public record TenantChanged(TenantId tenant) {}
