package io.trunkline.server.directory;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Given by the owner of flows (ivr): what callers of a new tenant hear before anybody has drawn a flow.
public interface FirstFlow {
  /// Stores and publishes it within the transaction that opens the tenant ([PublishedFlows#put]); returns its id.
  long publish(JdbcClient jdbc, TenantId tenant, Sample sample);

  /// What it may refer to.
  record Sample(QueueId sales, QueueId service, long calendar) {}
}
