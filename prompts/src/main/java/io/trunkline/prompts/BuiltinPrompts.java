package io.trunkline.prompts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The list of what is built in, with the words of each prompt so that a page can show them.
///
/// All audio is WAV: 16-bit PCM, mono, 8000 Hz, about −18 dBFS. Immutable, any thread.
public final class BuiltinPrompts {
  /// Languages that have the whole set.
  public static final List<String> LANGUAGES = List.of("zh", "en");

  /// Music on hold: loops that can be repeated without a seam.
  public static final List<String> MUSIC = List.of("music-1", "music-2");

  private static final List<Prompt> ALL = readIndex();

  private BuiltinPrompts() {}

  /// One spoken prompt: [#language] `zh` or `en`, [#name] as flows write it (`main-menu`), [#text] what it says.
  public record Prompt(String language, String name, String text) {}

  /// Every prompt in every language, in the order of the table.
  public static List<Prompt> all() {
    return ALL;
  }

  /// The prompt's WAV file, or empty if there is none of this language and name. The caller closes the stream.
  public static Optional<InputStream> open(String language, String name) {
    return ALL.stream().anyMatch(p -> p.language().equals(language) && p.name().equals(name))
        ? resource(language + "/" + name + ".wav")
        : Optional.empty();
  }

  /// The music's WAV file, or empty if there is none of this name. The caller closes the stream.
  public static Optional<InputStream> openMusic(String name) {
    return MUSIC.contains(name) ? resource("music/" + name + ".wav") : Optional.empty();
  }

  private static Optional<InputStream> resource(String path) {
    return Optional.ofNullable(BuiltinPrompts.class.getResourceAsStream("/prompts/" + path));
  }

  private static List<Prompt> readIndex() {
    try (InputStream in = resource("index.tsv").orElseThrow(() -> new IllegalStateException("prompts/index.tsv is missing from the build"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.split("\t", -1)).map(f -> new Prompt(f[0], f[1], f[2])).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
