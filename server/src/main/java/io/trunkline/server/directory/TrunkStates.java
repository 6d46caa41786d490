package io.trunkline.server.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How each trunk is doing; given by whoever drives them.
public interface TrunkStates {
  /// Null when the trunk isn't driven here (yet).
  @Nullable TrunkState of(long trunk);

  /// @param lastProbeAt last answer to OPTIONS or REGISTER; null = none yet
  /// @param since       when it last became reachable or stopped being so; null = not probed yet
  /// @param unanswered  calls out that an address of it didn't answer at all, since the start
  /// @param detail      what a person should know: `503 Service Unavailable`, `registered until …`
  record TrunkState(boolean reachable, @Nullable Instant lastProbeAt, @Nullable Instant since, int callsNow, long unanswered, String detail) {}
}
