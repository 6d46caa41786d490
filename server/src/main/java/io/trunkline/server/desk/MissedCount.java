package io.trunkline.server.desk;

import io.trunkline.kernel.TenantId;

/// How many missed calls nobody has called back yet. Asked on a thread that may wait; may throw while the database is away.
@FunctionalInterface
public interface MissedCount {
  long count(TenantId tenant);
}
