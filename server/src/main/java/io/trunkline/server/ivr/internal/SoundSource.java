package io.trunkline.server.ivr.internal;

import io.trunkline.media.Audio;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.Sounds;
import java.util.Optional;

/// The sounds that flows speak with: [Sounds] as far as they need it.
interface SoundSource {
  Optional<Audio> builtin(String language, String name);

  Optional<Audio> uploaded(TenantConfig tenant, long id);

  Audio holdMusic();

  static SoundSource of(Sounds sounds) {
    return new SoundSource() {
      @Override public Optional<Audio> builtin(String language, String name) { return sounds.builtin(language, name); }

      @Override public Optional<Audio> uploaded(TenantConfig tenant, long id) { return sounds.uploaded(tenant, id); }

      @Override public Audio holdMusic() { return sounds.holdMusic(); }
    };
  }
}
