package io.trunkline.server.switchboard;

import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Tones;
import io.trunkline.prompts.BuiltinPrompts;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.PromptConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What callers and agents hear, by name: built-in prompts and music, and what tenants uploaded. Kept in memory once heard; safe from any
/// thread.
/// The first use of an uploaded prompt reads a file, so it is for scripts, not for loops.
@Component
public class Sounds {
  /// Uploaded sounds kept at most: 128 MB are over four hours.
  private static final long MOST_SAMPLES = 128L << 20;
  private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);

  private record Key(TenantId tenant, String file) {}

  private final Directory directory;
  private final Map<String, Optional<Audio>> builtin = new ConcurrentHashMap<>();
  private final Map<Key, Audio> uploaded = new LinkedHashMap<>(64, 0.75f, true);   // guarded by itself; least used first
  private long samples;                                                            // guarded by uploaded

  Sounds(Directory directory) { this.directory = directory; }

  /// A built-in prompt; empty if there is none of this name in this language.
  public Optional<Audio> builtin(String language, String name) {
    return builtin.computeIfAbsent(language + "/" + name, _ -> read(BuiltinPrompts.open(language, name), name));
  }

  /// `music-1` or `music-2`; of another name the ringing tone.
  public Audio music(String name) {
    return builtin.computeIfAbsent("music/" + name, _ -> read(BuiltinPrompts.openMusic(name), name)).orElseGet(Tones::ringback);
  }

  /// A prompt that the tenant uploaded; empty if it is gone or its file can't be read.
  public Optional<Audio> uploaded(TenantConfig tenant, long id) {
    PromptConfig prompt = tenant.prompts().get(id);
    return prompt == null ? Optional.empty() : Optional.ofNullable(load(tenant.tenant(), prompt));
  }

  /// What callers hear while they wait there.
  public Audio queueMusic(TenantConfig tenant, QueueConfig queue) {
    Long chosen = queue.musicPrompt();
    return Optional.ofNullable(chosen).flatMap(id -> uploaded(tenant, id)).orElseGet(this::holdMusic);
  }

  /// What a party on hold hears.
  public Audio holdMusic() { return music("music-1"); }

  private @Nullable Audio load(TenantId tenant, PromptConfig prompt) {
    Key key = new Key(tenant, prompt.file());
    synchronized (uploaded) {
      Audio known = uploaded.get(key);
      if (known != null) return known;
    }
    try {
      Audio audio = WavFile.read(Files.readAllBytes(directory.promptFile(tenant, prompt)));
      keep(key, audio);
      return audio;
    } catch (IOException failure) {
      LOG.atWarn().addKeyValue("tenant", tenant).addKeyValue("prompt", prompt.id()).setCause(failure).log("prompt.unreadable");
      return null;
    }
  }

  private void keep(Key key, Audio audio) {
    synchronized (uploaded) {
      if (uploaded.put(key, audio) == null) samples += audio.samples();
      var oldest = uploaded.entrySet().iterator();
      while (samples > MOST_SAMPLES && uploaded.size() > 1) {
        samples -= oldest.next().getValue().samples();
        oldest.remove();
      }
    }
  }

  private static Optional<Audio> read(Optional<InputStream> source, String name) {
    if (source.isEmpty()) return Optional.empty();
    try (InputStream in = source.get()) {
      return Optional.of(WavFile.read(in.readAllBytes()));
    } catch (IOException failure) {
      LOG.atError().addKeyValue("prompt", name).setCause(failure).log("prompt.unreadable");
      return Optional.empty();
    }
  }
}
