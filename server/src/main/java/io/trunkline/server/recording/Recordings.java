package io.trunkline.server.recording;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;

/// What was recorded, for those who listen. Every method reads a disk or the database: not for loops.
public interface Recordings {
  /// @param agents who talked on the call
  record Entry(UUID id, CallId call, RecordingStarted.Kind kind, List<AgentId> agents) {}

  /// Empty for an unknown id and for another tenant's, which is the same to whoever asks.
  Optional<Entry> find(TenantId tenant, UUID id);

  /// The MP3: of the whole recording, or, while the call runs, of what there is so far. Empty when nothing was recorded yet or the file is gone.
  ///
  /// @throws IOException when the file can't be read
  Optional<Resource> mp3(TenantId tenant, UUID id) throws IOException;
}
