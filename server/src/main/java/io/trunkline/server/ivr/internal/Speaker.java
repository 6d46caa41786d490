package io.trunkline.server.ivr.internal;

import io.trunkline.media.Audio;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.PromptMissing;
import io.trunkline.server.ivr.graph.PromptRef;
import io.trunkline.telephony.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says prompts to one caller, in one language. A prompt that isn't there becomes a fact; the others are played all the same.
final class Speaker {
  private static final String FALLBACK_LANGUAGE = "zh";

  private final Caller caller;
  private final TenantConfig tenant;
  private final String language;
  private final FlowTools tools;

  Speaker(Caller caller, TenantConfig tenant, String language, FlowTools tools) {
    this.caller = caller;
    this.tenant = tenant;
    this.language = language;
    this.tools = tools;
  }

  void play(List<PromptRef> prompts) { play(prompts, sounds(prompts)); }

  private void play(List<PromptRef> prompts, List<Audio> sounds) {
    if (!prompts.isEmpty() && !sounds.isEmpty()) caller.play(sounds);
  }

  void say(String builtin) { play(List.of(PromptRef.builtin(builtin)), builtin(builtin)); }

  List<Audio> sounds(List<PromptRef> prompts) {
    List<Audio> sounds = new ArrayList<>();
    for (PromptRef prompt : prompts) {
      if (prompt.promptId() == null) {
        sounds.addAll(builtin(String.valueOf(prompt.builtin())));
        continue;
      }
      Optional<Audio> uploaded = tools.sounds().uploaded(tenant, prompt.promptId());
      uploaded.ifPresentOrElse(sounds::add, () -> missing("#" + prompt.promptId()));
    }
    return sounds;
  }

  /// One sound, or none when it is missing in every language.
  List<Audio> builtin(String name) {
    Optional<Audio> found = tools.sounds().builtin(language, name).or(() -> tools.sounds().builtin(FALLBACK_LANGUAGE, name));
    if (found.isEmpty()) missing(name);
    return found.map(List::of).orElse(List.of());
  }

  private void missing(String name) { tools.journal().append(new PromptMissing(tenant.tenant(), tools.time().now(), caller.call().id(), name)); }
}
