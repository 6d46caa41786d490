package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders of a test.
public final class Folders {
  private Folders() {}

  /// Deletes what can be deleted; a file that a dying process still writes may stay. True when all is gone.
  public static boolean delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// The project's root: the nearest folder above that holds `run` and `test` (`bench` has a `run` and a `pom.xml` of its own).
  public static Path root() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.exists(p.resolve("run")) && Files.exists(p.resolve("test"))) return p;
    }
    throw new IllegalStateException("not inside the project");
  }
}
