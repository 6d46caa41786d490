package io.trunkline.prompts.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Speaks the table into WAV files: `SpeakPrompts TABLE OUTPUT_DIRECTORY`. Does nothing when the table and this program are
/// those that made what is already there.
public final class SpeakPrompts {
  private static final List<Class<?>> PROGRAM = List.of(SpeakPrompts.class, Voice.class, Sound.class, Music.class);

  private SpeakPrompts() {}

  /// One line of the table.
  record Line(String language, String name, String text, String spoken) {
    static Line parse(String line) {
      String[] fields = line.split("\t", -1);
      if (fields.length < 3) {
        throw new IllegalArgumentException("not a line of the prompt table: " + line);
      }
      return new Line(fields[0], fields[1], fields[2], fields.length > 3 ? fields[3] : fields[2]);
    }
  }

  /// Runs inside Maven (`process-classes`).
  public static void main(String[] args) throws IOException, InterruptedException {
    Path table = Path.of(args[0]);
    Path output = Path.of(args[1]);
    Path madeFrom = output.resolve("made-from");
    String fingerprint = fingerprint(table);
    if (Files.exists(madeFrom) && Files.readString(madeFrom).equals(fingerprint)) {
      return;
    }
    Files.createDirectories(output);
    Files.deleteIfExists(madeFrom);
    List<Line> lines = Files.readAllLines(table).stream().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Line::parse).toList();
    StringBuilder index = new StringBuilder();
    for (Line line : lines) {
      Voice.of(line.language()).speak(line.spoken(), output).writeWav(output.resolve(line.language(), line.name() + ".wav"));
      index.append(line.language()).append('\t').append(line.name()).append('\t').append(line.text()).append('\n');
    }
    Music.arpeggios().writeWav(output.resolve("music", "music-1.wav"));
    Music.chords().writeWav(output.resolve("music", "music-2.wav"));
    Files.writeString(output.resolve("index.tsv"), index);
    Files.writeString(madeFrom, fingerprint); // last: an interrupted build starts again
  }

  private static String fingerprint(Path table) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(table));
      for (Class<?> part : PROGRAM) {
        try (InputStream in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
          digest.update(in == null ? part.getName().getBytes(StandardCharsets.UTF_8) : in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("this JDK has no SHA-256", e));
    }
  }
}
