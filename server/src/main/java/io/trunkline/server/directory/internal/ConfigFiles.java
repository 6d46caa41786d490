package io.trunkline.server.directory.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The local copy of the snapshots under `data/config`, for a restart while PostgreSQL is away. A copy that can't be read is left out: PostgreSQL has it.
@Component
class ConfigFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigFiles.class);

  private final Path directory;
  private final JsonMapper json;
  private final Sealed sealed;

  ConfigFiles(Options options, JsonMapper json, Sealed sealed) throws IOException {
    this.directory = options.data().resolve("config");
    this.json = json;
    this.sealed = sealed;
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  Map<TenantId, TenantConfig> tenants() {
    Map<TenantId, TenantConfig> found = new HashMap<>();
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory, "tenant-*.json")) {
      for (Path copy : copies) {
        try {
          TenantConfig tenant = json.readValue(copy.toFile(), TenantConfig.class);
          found.put(tenant.tenant(), tenant);
        } catch (JacksonException failure) {
          LOG.atWarn().addKeyValue("file", copy).addKeyValue("why", failure.getOriginalMessage()).log("directory.copy-unreadable");
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }

  List<TrunkSetup> trunks() {
    Path copy = directory.resolve("trunks.sealed");
    if (!Files.exists(copy)) return List.of();
    try {
      return json.readValue(sealed.open(Files.readString(copy)), new TypeReference<List<TrunkSetup>>() {});
    } catch (IOException | JacksonException | IllegalStateException failure) {
      LOG.atWarn().setCause(failure).addKeyValue("file", copy).log("directory.copy-unreadable");
      return List.of();
    }
  }

  void write(TenantConfig tenant) { write("tenant-" + tenant.tenant() + ".json", json.writeValueAsString(tenant)); }

  void write(List<TrunkSetup> trunks) { write("trunks.sealed", sealed.seal(json.writeValueAsString(trunks))); }

  void remove(TenantId tenant) {
    try {
      Files.deleteIfExists(directory.resolve("tenant-" + tenant + ".json"));
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).log("directory.copy-not-removed");
    }
  }

  /// Written beside and renamed, so that a crash leaves the old or the new one.
  private void write(String name, String text) {
    try {
      Path half = directory.resolve(name + ".part");
      Files.write(half, text.getBytes(StandardCharsets.UTF_8));
      Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).addKeyValue("file", name).log("directory.copy-not-written");   // the disk is full, say: calls go on
    }
  }
}
