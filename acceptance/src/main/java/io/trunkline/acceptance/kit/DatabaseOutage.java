package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL stands still (SIGSTOP to the postmaster and its backends) until this is closed: connections stay open, nothing answers.
/// That is worse than a crash, where connections fail at once.
public final class DatabaseOutage implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  private final long postmaster;

  /// Stops the instance under `dataDirectory/pg`.
  public DatabaseOutage(Path dataDirectory) {
    postmaster = awaitPostmaster(dataDirectory);
    signal("-STOP", List.of(postmaster));   // first, so that it makes no new backend
    signal("-STOP", family());
  }

  /// Kills the instance at once (SIGKILL), as the kernel does when memory is short. One that was killed before is waited for until the program has started it again.
  public static void kill(Path dataDirectory) {
    signal("-KILL", List.of(awaitPostmaster(dataDirectory)));
  }

  /// Leaves nothing behind after a server that was killed.
  static void killIfRunning(Path dataDirectory) {
    postmaster(dataDirectory).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static long awaitPostmaster(Path dataDirectory) {
    return Eventually.get(() -> postmaster(dataDirectory), Optional::isPresent, START, "PostgreSQL running under " + dataDirectory).orElseThrow().pid();
  }

  /// The living process that the pid file names. The file may be missing, or still empty, while PostgreSQL starts.
  private static Optional<ProcessHandle> postmaster(Path dataDirectory) {
    try {
      return Files.readAllLines(dataDirectory.resolve("pg/cluster/postmaster.pid")).stream().findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip()))).filter(ProcessHandle::isAlive);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
