package io.trunkline.server.tenancy;

import io.trunkline.kernel.TenantId;

/// After the commit: nobody of the tenant is signed in from now on, and its new calls are refused. Calls that run are not harmed.
public record TenantSuspended(TenantId tenant) {}
