package io.trunkline.cell;

import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Command;
import io.trunkline.routing.TenantView;
import java.util.concurrent.CompletionStage;

/// The way to routing, from any thread. What was accepted is carried out once and in the order of its sender; its outcome is told by events.
///
/// The host may run in this process or be a client of a replicated one: identity of the node, resending and the answer to duplicates are the host's own affair.
public interface RoutingHost {
  /// Never blocks. A [Submission#BUSY] command changed nothing and may be sent again.
  Submission submit(Command command);

  /// Tells `listener` everything of the tenant after event `after` (0: from now, beginning with the whole picture). Begins with [RoutingListener#resync] when
  /// `after` is 0, too old to be replayed, or of another life of the host.
  Subscription subscribe(TenantId tenant, long after, RoutingListener listener);

  /// The tenant's picture after all commands submitted before by this thread.
  CompletionStage<TenantView> view(TenantId tenant);

  Health health();

  enum Submission {
    ACCEPTED,
    /// Too much is waiting. New work is turned away first; what ends work is taken as long as there is any room.
    BUSY,
    /// The host is stopping or has no leader.
    UNAVAILABLE
  }

  interface Subscription extends AutoCloseable {
    /// Nothing is told after this returns, but for a call that is already running.
    @Override void close();
  }

  /// `position` counts the commands carried out, `backlog` those waiting, `failures` the commands and listeners that threw: a bug each.
  record Health(Role role, long position, int backlog, long failures) {}

  enum Role {
    /// Alone in charge.
    SOLE,
    LEADER,
    FOLLOWER,
    UNAVAILABLE
  }
}
