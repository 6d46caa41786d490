package io.trunkline.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Listens to the built-in audio by measuring it.
class BuiltinPromptsTest {
  private static final List<String> NAMES = List.of("recording-notice", "welcome", "main-menu", "please-wait", "all-agents-busy", "closed",
      "leave-message", "message-saved", "invalid-key", "no-input", "transfer-failed", "sorry-error", "goodbye", "accept-call", "echo-test", "practice-hello", "practice-thanks");

  static Stream<BuiltinPrompts.Prompt> prompts() {
    return BuiltinPrompts.all().stream();
  }

  @Test void everyPromptExistsInEveryLanguage() {
    for (String language : BuiltinPrompts.LANGUAGES) {
      assertThat(BuiltinPrompts.all()).filteredOn(p -> p.language().equals(language)).extracting(BuiltinPrompts.Prompt::name)
          .containsExactlyInAnyOrderElementsOf(NAMES);
    }
  }

  @Test void anUnknownNameIsEmptyAndCannotLeaveTheFolder() {
    assertThat(BuiltinPrompts.open("zh", "../en/welcome")).isEmpty();
    assertThat(BuiltinPrompts.open("fr", "welcome")).isEmpty();
    assertThat(BuiltinPrompts.openMusic("welcome")).isEmpty();
  }

  @ParameterizedTest @MethodSource("prompts")
  void aPromptIsLoudEnoughAndNeverClips(BuiltinPrompts.Prompt prompt) throws IOException {
    short[] samples = wav(BuiltinPrompts.open(prompt.language(), prompt.name()).orElseThrow());
    assertThat(activeLevelDb(samples)).isBetween(-20.5, -16.5);
    assertThat(peak(samples)).isBetween(6000, 30000);
  }

  /// A Chinese syllable takes a fifth to a third of a second; spelled as English letters it takes longer.
  @ParameterizedTest @MethodSource("prompts")
  void aPromptIsSpokenAndNotSpelled(BuiltinPrompts.Prompt prompt) throws IOException {
    double seconds = secondsOfSound(wav(BuiltinPrompts.open(prompt.language(), prompt.name()).orElseThrow()));
    if (prompt.language().equals("zh")) {
      long syllables = prompt.text().codePoints().filter(Character::isIdeographic).count();
      assertThat(seconds / syllables).as("seconds a syllable of %s", prompt).isBetween(0.12, 0.34);
    } else {
      assertThat(seconds / prompt.text().split(" ").length).as("seconds a word of %s", prompt).isBetween(0.15, 0.55);
    }
  }

  @ParameterizedTest @MethodSource("music")
  void musicLoopsWithoutASeam(String name) throws IOException {
    short[] samples = wav(BuiltinPrompts.openMusic(name).orElseThrow());
    assertThat(samples.length / 8000.0).isBetween(30.0, 60.0);
    assertThat(activeLevelDb(samples)).isBetween(-24.0, -20.0);
    int largestStep = 0;
    for (int i = 1; i < samples.length; i++) {
      largestStep = Math.max(largestStep, Math.abs(samples[i] - samples[i - 1]));
    }
    assertThat(Math.abs(samples[0] - samples[samples.length - 1])).isLessThanOrEqualTo(largestStep);
    short[] seam = new short[1600]; // the 200 ms around the seam are as loud as the rest: no gap
    System.arraycopy(samples, samples.length - 800, seam, 0, 800);
    System.arraycopy(samples, 0, seam, 800, 800);
    assertThat(activeLevelDb(seam)).isGreaterThan(-34.0);
  }

  static Stream<String> music() {
    return BuiltinPrompts.MUSIC.stream();
  }

  private static short[] wav(InputStream in) throws IOException {
    try (in) {
      ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(file.getShort(20)).as("PCM").isEqualTo((short) 1);
      assertThat(file.getShort(22)).as("channels").isEqualTo((short) 1);
      assertThat(file.getInt(24)).as("sample rate").isEqualTo(8000);
      assertThat(file.getShort(34)).as("bits").isEqualTo((short) 16);
      short[] samples = new short[file.getInt(40) / 2];
      file.position(44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return samples;
    }
  }

  /// Without the pauses: the 10 ms frames within 40 dB of the loudest.
  private static double secondsOfSound(short[] samples) {
    double[] power = framePower(samples);
    double floor = Arrays.stream(power).max().orElse(0) / 10_000;
    return Arrays.stream(power).filter(p -> p > floor).count() / 100.0;
  }

  private static double activeLevelDb(short[] samples) {
    double[] power = framePower(samples);
    double floor = Arrays.stream(power).max().orElse(0) / 1000;
    return 10 * Math.log10(Arrays.stream(power).filter(p -> p > floor).average().orElse(1e-9));
  }

  private static double[] framePower(short[] samples) {
    int frames = samples.length / 80;
    double[] power = new double[frames];
    for (int f = 0; f < frames; f++) {
      for (int i = 0; i < 80; i++) {
        double s = samples[f * 80 + i] / 32768.0;
        power[f] += s * s / 80;
      }
    }
    return power;
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short s : samples) {
      peak = Math.max(peak, Math.abs(s));
    }
    return peak;
  }
}
