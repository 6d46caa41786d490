package io.trunkline.server.recording.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.recording.Mp3Encoder;
import io.trunkline.media.recording.SealedFile;
import io.trunkline.media.recording.SegmentReader;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.server.recording.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
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

  private record Key(TenantId tenant, UUID id) {}

  private final Vault vault;
  private final TenantKeys keys;
  private final TenantTx tx;
  private final Semaphore encoding = new Semaphore(MOST_AT_ONCE);   // calls matter more than listeners
  private final Cache<Key, ByteArrayResource> passing = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumWeight(MOST_KEPT_BYTES)
      .weigher((Key key, ByteArrayResource mp3) -> (int) mp3.contentLength()).build();

  StoredRecordings(Vault vault, TenantKeys keys, TenantTx tx) {
    this.vault = vault;
    this.keys = keys;
    this.tx = tx;
  }

  @Override public Optional<Entry> find(TenantId tenant, UUID id) {
    return tx.in(tenant, db -> db.sql("select id, call_id, kind, agent_ids from recording.recording where tenant_id = platform.tenant() and id = ?").param(id)
        .query((row, _) -> entry(row)).optional());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Array agents = row.getArray("agent_ids");
    List<AgentId> talked = Arrays.stream((Long[]) agents.getArray()).map(AgentId::new).toList();
    return new Entry(row.getObject("id", UUID.class), new CallId(row.getObject("call_id", UUID.class)), Kind.valueOf(row.getString("kind")), talked);
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
