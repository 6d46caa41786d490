package io.trunkline.server.recording.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.media.recording.KeyRing;
import io.trunkline.media.recording.SegmentKey;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A data key for each tenant, made at its first recording and kept in a file of its own, wrapped by the installation's master key: destroying the file destroys
/// the tenant's recordings. Files and not rows, because a call is recorded whether the database is there or not.
@Component
class TenantKeys implements KeyRing {
  private static final SecureRandom RANDOM = new SecureRandom();
  /// `<tenant>-<number of the key>`
  private static final Pattern ID = Pattern.compile("\\d{1,19}-\\d{1,9}");

  private final Path directory;
  private final Sealed master;
  private final ConcurrentHashMap<String, SegmentKey> known = new ConcurrentHashMap<>();   // bounded by the number of tenants

  TenantKeys(Options options, Sealed master) throws IOException {
    directory = Files.createDirectories(options.data().resolve("keys").resolve("recordings"));
    this.master = master;
  }

  /// The key for new recordings.
  SegmentKey of(TenantId tenant) {
    return known.computeIfAbsent(tenant + "-1", id -> {
      SegmentKey stored = read(id);
      return stored != null ? stored : create(id);
    });
  }

  @Override public @Nullable SegmentKey key(String id) {
    if (!ID.matcher(id).matches()) return null;
    return known.computeIfAbsent(id, this::read);
  }

  private @Nullable SegmentKey read(String id) {
    try {
      Path file = directory.resolve(id);
      return Files.exists(file) ? new SegmentKey(id, Base64.getDecoder().decode(master.open(Files.readString(file)))) : null;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private SegmentKey create(String id) {
    byte[] fresh = new byte[SegmentKey.LENGTH];
    RANDOM.nextBytes(fresh);
    try {
      Path half = directory.resolve(id + ".part");
      Files.writeString(half, master.seal(Base64.getEncoder().encodeToString(fresh)));
      Files.move(half, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      return new SegmentKey(id, fresh);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
