package io.trunkline.server.recording;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/// What was recorded, for those who listen. Every method reads a disk or the database: not for loops.
public interface Recordings {
  /// @param agents   who talked on the call
  /// @param duration null while it runs
  record Entry(UUID id, CallId call, RecordingStarted.Kind kind, List<AgentId> agents, @Nullable Duration duration) {
    public Entry {
      agents = List.copyOf(agents);
    }

    /// Supervisors hear all of their tenant's; an agent hears messages and the calls on which he talked.
    public boolean mayBeHeardBy(Actor actor) {
      if (kind == RecordingStarted.Kind.VOICEMAIL || actor.role().covers(Role.SUPERVISOR)) return true;
      return actor.user() != null && agents.contains(actor.agentId());
    }
  }

  /// Empty for an unknown id and for another tenant's, which is the same to whoever asks.
  Optional<Entry> find(TenantId tenant, UUID id);

  /// What was recorded of these calls, in the order of its beginning.
  Map<UUID, List<Entry>> ofCalls(TenantId tenant, Collection<UUID> calls);

  /// The MP3: of the whole recording, or, while the call runs, of what there is so far. Empty when nothing was recorded yet or the file is gone.
  ///
  /// @throws IOException when the file can't be read
  Optional<Resource> mp3(TenantId tenant, UUID id) throws IOException;

  /// Empty where there is no sound, or it was recorded before waveforms were kept.
  ///
  /// @throws IOException when the file can't be read
  Optional<Waveform> waveform(TenantId tenant, UUID id) throws IOException;

  /// Writes down that somebody hears these or takes them away: before the first byte is sent.
  void used(Actor actor, Listening.How how, Collection<Entry> what);

  /// As [#used] for HEARD, once a listening: a player fetches one in several parts, from wherever its listener begins.
  void heard(Actor actor, Entry what);

  /// Who heard it or took it away, newest first.
  List<Listening> listenings(TenantId tenant, UUID id, int most);
}
