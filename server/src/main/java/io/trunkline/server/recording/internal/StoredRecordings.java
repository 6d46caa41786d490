package io.trunkline.server.recording.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.recording.Mp3Encoder;
import io.trunkline.media.recording.SealedFile;
import io.trunkline.media.recording.SegmentReader;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.recording.Listening;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.server.recording.Recordings;
import io.trunkline.server.recording.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// Reads recordings. Of one that has no MP3 yet, one is made in passing and kept for some seconds: a player asks for it in several parts, which must fit together.
@Component
class StoredRecordings implements Recordings {
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final long MOST_KEPT_BYTES = 64L << 20;
  private static final int MOST_AT_ONCE = 2;
  private static final Duration SAME_LISTENING = Duration.ofMinutes(15);   // since the part before; a longer pause begins another
  private static final long MOST_LISTENERS = 100_000;                      // whoever is forgotten beyond stands in the log twice

  private static final String ENTRY =
      "select id, call_id, kind, agent_ids, duration_ms from recording.recording where tenant_id = platform.tenant()";

  private record Key(TenantId tenant, UUID id) {}

  private record Listener(Key what, String who) {}

  private final Vault vault;
  private final TenantKeys keys;
  private final TenantTx tx;
  private final Audit audit;
  private final Semaphore encoding = new Semaphore(MOST_AT_ONCE);   // calls matter more than listeners
  private final Cache<Key, ByteArrayResource> passing = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumWeight(MOST_KEPT_BYTES)
      .weigher((Key key, ByteArrayResource mp3) -> (int) mp3.contentLength()).build();

  private final Cache<Listener, Boolean> listening = Caffeine.newBuilder().expireAfterAccess(SAME_LISTENING).maximumSize(MOST_LISTENERS).build();

  StoredRecordings(Vault vault, TenantKeys keys, TenantTx tx, Audit audit) {
    this.vault = vault;
    this.keys = keys;
    this.tx = tx;
    this.audit = audit;
  }

  @Override public Optional<Entry> find(TenantId tenant, UUID id) {
    return tx.in(tenant, db -> db.sql(ENTRY + " and id = ?").param(id).query((row, _) -> entry(row)).optional());
  }

  @Override public Map<UUID, List<Entry>> ofCalls(TenantId tenant, Collection<UUID> calls) {
    if (calls.isEmpty()) return Map.of();
    return tx.in(tenant, db -> db.sql(ENTRY + " and call_id in (:calls) order by started_at, id").param("calls", calls).query((row, _) -> entry(row)).list()).stream()
        .collect(Collectors.groupingBy(entry -> entry.call().value()));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Array agents = row.getArray("agent_ids");
    List<AgentId> talked = Arrays.stream((Long[]) agents.getArray()).map(AgentId::new).toList();
    long millis = row.getLong("duration_ms");
    Duration duration = row.wasNull() ? null : Duration.ofMillis(millis);
    return new Entry(row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)), Kind.valueOf(row.getString("kind")), talked,
        duration);
  }

  @Override public void used(Actor actor, Listening.How how, Collection<Entry> what) {
    tx.run(actor.tenantId(), db -> {
      for (Entry entry : what) audit.record(db, actor, how.action(), object(entry.id()), Map.of("call", entry.call().toString()));
    });
  }

  @Override public void heard(Actor actor, Entry what) {
    // Two parts asked for at once wait for one line; where it can't be written, nothing is kept and nobody hears anything.
    listening.asMap().computeIfAbsent(new Listener(new Key(actor.tenantId(), what.id()), actor.name()), _ -> {
      used(actor, Listening.How.HEARD, List.of(what));
      return true;
    });
  }

  @Override public List<Listening> listenings(TenantId tenant, UUID id, int most) {
    List<Listening> found = new ArrayList<>();
    for (Audit.Entry entry : tx.in(tenant, db -> audit.about(db, object(id), most))) {
      for (Listening.How how : Listening.How.values()) if (entry.action().equals(how.action())) found.add(new Listening(entry.at(), entry.actor(), how));
    }
    return found;
  }

  private static String object(UUID recording) { return "recording/" + recording; }

  @Override public Optional<Waveform> waveform(TenantId tenant, UUID id) throws IOException {
    Optional<Waveform> finished = finishedWaveform(tenant, id);
    Path segment = vault.segment(tenant, id);
    if (finished.isPresent() || !Files.exists(segment)) return finished.isPresent() ? finished : finishedWaveform(tenant, id);   // it may just have been made
    try (SegmentReader reader = SegmentReader.open(segment, keys)) {
      return Optional.of(new Peaks(reader::read).all().waveform());
    }
  }

  private Optional<Waveform> finishedWaveform(TenantId tenant, UUID id) throws IOException {
    Path file = vault.peaks(tenant, id);
    if (!Files.exists(file)) return Optional.empty();
    try (SealedFile sealed = SealedFile.open(file, keys); InputStream in = sealed.stream()) {
      return Optional.of(Peaks.read(in));
    }
  }

  @Override public Optional<Resource> mp3(TenantId tenant, UUID id) throws IOException {
    Path finished = vault.mp3(tenant, id);
    if (Files.exists(finished)) return Optional.of(new SealedMp3(finished, keys));
    Path segment = vault.segment(tenant, id);
    if (!Files.exists(segment)) return Files.exists(finished) ? Optional.of(new SealedMp3(finished, keys)) : Optional.empty();   // it may just have been made
    try {
      return Optional.of(passing.get(new Key(tenant, id), _ -> encode(segment)));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private ByteArrayResource encode(Path segment) {
    encoding.acquireUninterruptibly();
    try (SegmentReader reader = SegmentReader.open(segment, keys)) {
      Path part = vault.passing();
      try {
        Mp3Encoder.encode(reader::read, part);
        return new ByteArrayResource(Files.readAllBytes(part));
      } finally {
        Files.delete(part);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      encoding.release();
    }
  }

  /// A finished MP3; each stream opens the file anew.
  private static final class SealedMp3 extends AbstractResource {
    private final Path path;
    private final TenantKeys keys;
    private final long length;

    SealedMp3(Path path, TenantKeys keys) throws IOException {
      this.path = path;
      this.keys = keys;
      try (SealedFile file = SealedFile.open(path, keys)) {
        length = file.length();
      }
    }

    @Override public long contentLength() { return length; }

    @Override public boolean exists() { return true; }

    @Override public String getDescription() { return "recording " + path.getFileName(); }

    @Override public InputStream getInputStream() throws IOException { return SealedFile.open(path, keys).stream(); }

    @Override public boolean equals(@Nullable Object other) { return other instanceof SealedMp3 same && same.path.equals(path); }

    @Override public int hashCode() { return path.hashCode(); }
  }
}
