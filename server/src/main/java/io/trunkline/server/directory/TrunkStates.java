package io.trunkline.server.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How each trunk is doing; given by whoever drives them.
public interface TrunkStates {
  /// Null when the trunk isn't driven here (yet).
  @Nullable TrunkState of(long trunk);

  /// @param lastProbeAt last answer to OPTIONS or REGISTER; null = none yet
  /// @param detail      what a person should know: `503 Service Unavailable`, `registered until …`
  record TrunkState(boolean reachable, @Nullable Instant lastProbeAt, int callsNow, String detail) {}
}
