package io.trunkline.acceptance;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.prompts.BuiltinPrompts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// The product's own sounds, to recognise them, and the tones by which the parties are told apart.
final class Heard {
  /// What the caller says: 600 Hz. No tone is near a harmonic or a DTMF frequency of another.
  static final double CALLER = 600;
  static final double AGENT = 1000;
  static final double THIRD = 1750;
  static final Duration SOON = Duration.ofSeconds(20);

  private Heard() {}

  static Sound prompt(String name) {
    try {
      return Sound.wav(BuiltinPrompts.open("zh", name).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Sound music(String name) {
    try {
      return Sound.wav(BuiltinPrompts.openMusic(name).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
