package io.trunkline.server.acd;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.QueueConfig.Overflow;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.Caller;

/// Serves a caller who is to be served by a person: what a flow's queue node and a transfer to a queue do.
public interface QueueService {
  /// Puts the caller into the queue and blocks until nothing more is to be done there: music, offers, ringing agents' stations, the
  /// conversation with its holds,
  /// transfers and conferences, further queues by overflow. Runs on the call's own thread; `HungUp` passes through.
  ///
  /// @param priority 0 to 100, higher is served first
  Result serve(Caller caller, TenantConfig tenant, QueueId queue, int priority);

  /// How it ended, with the caller still there.
  sealed interface Result {
    /// The caller spoke with somebody, and that is over.
    enum Served implements Result { INSTANCE }

    /// Nobody came; `queue` is the last one waited in, and its rule says what to do now: VOICEMAIL (in its box) or HANG_UP.
    record Unserved(QueueId queue, Overflow.Kind then) implements Result {}

    /// There is no such queue, or routing can't be reached.
    record Failed(String why) implements Result {}
  }
}
