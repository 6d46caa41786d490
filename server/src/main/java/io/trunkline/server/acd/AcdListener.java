package io.trunkline.server.acd;

import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Event;
import java.util.List;

/// Hears what routing decides for every tenant: on its thread, in order, so it must not block.
public interface AcdListener {
  /// The statuses after a start or a gap; what was known before is void.
  default void resynced(TenantId tenant, List<AgentStatus> agents) {}

  /// The agent's state, next state or station is different now.
  default void changed(AgentStatus status) {}

  /// Every event, after [Acd#status] and the like show it.
  default void happened(Event event) {}
}
