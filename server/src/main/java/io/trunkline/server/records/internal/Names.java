package io.trunkline.server.records.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What ids are called now.
record Names(Optional<TenantConfig> config) {
  static Names of(Directory directory, TenantId tenant) { return new Names(directory.find(tenant)); }

  @Nullable String queue(@Nullable Long id) {
    if (id == null) return null;
    QueueConfig queue = config.map(known -> known.queues().get(new QueueId(id))).orElse(null);
    return queue == null ? "#" + id : queue.name();
  }

  @Nullable String agent(@Nullable Long id) { return id == null ? null : agentName(id); }

  String agentName(long id) {
    AgentConfig agent = config.map(known -> known.agents().get(new AgentId(id))).orElse(null);
    return agent == null ? "#" + id : agent.name();
  }
}
