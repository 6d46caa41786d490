package io.trunkline.bench;

import io.trunkline.acceptance.kit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The plans by which PostgreSQL answered the program itself, under the program's role and its policies: what `auto_explain` (analyze, buffers) leaves in the log.
final class Plans implements AutoCloseable {
  private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )");
  private static final Pattern TOOK = Pattern.compile("duration: ([0-9.]+) ms\\s+plan:");
  private static final double WORTH_MS = 1;

  private final Database database;
  private final Path folder;

  Plans(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
    database.logsPlans(true);
    Eventually.pass(Duration.ofSeconds(1));   // each connection reads its settings before its next statement
  }

  /// Asks once more, and keeps the plans of what took a millisecond in `folder/name.txt`.
  void keep(String name, Runnable asks) {
    String before = log();
    asks.run();
    String said = Eventually.get(this::log, log -> log.length() > before.length(), Duration.ofSeconds(10), "plans in the log").substring(before.length());
    List<String> plans = new ArrayList<>();
    for (String entry : ENTRY.split(said, -1)) {
      Matcher took = TOOK.matcher(entry);
      if (took.find() && Double.parseDouble(took.group(1)) >= WORTH_MS) plans.add(entry.strip());
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name.replaceAll("[^\\p{L}\\p{N}]+", "-") + ".txt"), String.join("\n\n", plans) + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String log() {
    try (Stream<Path> files = Files.list(database.data().resolve("pg/log"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted(Comparator.comparing(Path::getFileName)).toList()) all.append(Files.readString(file, StandardCharsets.UTF_8));
      return all.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override public void close() {
    database.logsPlans(false);
  }
}
