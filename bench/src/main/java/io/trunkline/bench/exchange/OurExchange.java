package io.trunkline.bench.exchange;

import io.trunkline.acceptance.kit.Folders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// [LoadedExchange] in a process of its own, started as the product is and pinned to a core.
final class OurExchange implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final Path log;
  private final int sipPort;

  /// @param allocated bytes by all threads since the start
  record Count(long ended, long cpuNanos, long allocated) {}

  private OurExchange(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    out = process.inputReader();
    in = process.outputWriter();
    sipPort = Integer.parseInt(answer("ready"));
  }

  static OurExchange start(int core, Path folder) {
    Path log = folder.resolve("exchange.log");
    List<String> command = List.of("taskset", "-c", Integer.toString(core), ProcessHandle.current().info().command().orElse("java"),
        "@" + Folders.root().resolve("server/src/main/program/jvm.options"), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), LoadedExchange.class.getName());
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      try {
        return new OurExchange(process, log);
      } catch (IOException | RuntimeException failure) {
        process.destroyForcibly();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int sipPort() { return sipPort; }

  Count count() {
    String[] figures = ask("count").split(" ", -1);
    return new Count(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
  }

  /// What is left of the calls when all are over.
  String left() { return ask("left"); }

  private String ask(String what) {
    try {
      in.write(what + "\n");
      in.flush();
      return answer(what);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String answer(String to) throws IOException {
    String line = out.readLine();
    if (line == null || !line.startsWith(to + " ")) throw new IllegalStateException("our exchange said " + line + " instead of " + to + ":\n" + Files.readString(log));
    return line.substring(to.length() + 1);
  }

  @Override public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
