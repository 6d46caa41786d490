package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL stands still (SIGSTOP to the postmaster and its backends) until this is closed: connections stay open, nothing answers.
/// That is worse than a crash, where connections fail at once.
public final class DatabaseOutage implements AutoCloseable {
  private final long postmaster;

  /// Stops the instance under `dataDirectory/pg`.
  public DatabaseOutage(Path dataDirectory) {
    postmaster = postmaster(dataDirectory);
    signal("-STOP", List.of(postmaster));   // first, so that it makes no new backend
    signal("-STOP", family());
  }

  /// Kills the instance at once (SIGKILL), as the kernel does when memory is short.
  public static void kill(Path dataDirectory) {
    Programs.run("kill", "-KILL", Long.toString(postmaster(dataDirectory)));
  }

  /// Leaves nothing behind after a server that was killed.
  static void killIfRunning(Path dataDirectory) {
    if (Files.exists(dataDirectory.resolve("pg/cluster/postmaster.pid"))) {
      ProcessHandle.of(postmaster(dataDirectory)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static long postmaster(Path dataDirectory) {
    try {
      return Long.parseLong(Files.readAllLines(dataDirectory.resolve("pg/cluster/postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL isn't running there", e);
    }
  }

  private List<Long> family() {
    ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
    return Stream.concat(Stream.of(parent), parent.descendants()).map(ProcessHandle::pid).toList();
  }

  private static void signal(String name, List<Long> pids) {
    Programs.run(Stream.concat(Stream.of("kill", name), pids.stream().map(String::valueOf)).toArray(String[]::new));
  }

  @Override public void close() {
    signal("-CONT", family());
  }
}
