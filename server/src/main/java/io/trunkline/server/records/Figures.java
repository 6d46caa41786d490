package io.trunkline.server.records;

import io.trunkline.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whoever makes figures of calls, and can say which calls stand behind one.
public interface Figures {
  /// @param figure   name of the figure, `queue.abandoned`
  /// @param subjects of these agents, queues or numbers; empty = of all
  CallSet behind(TenantId tenant, String figure, List<String> subjects, @Nullable Instant from, @Nullable Instant to);
}
