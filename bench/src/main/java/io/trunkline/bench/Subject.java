package io.trunkline.bench;

import io.trunkline.acceptance.kit.Folders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A part of ours under test in a process of its own, started as the product is and pinned to a core. It prints `ready …` when it is, and answers each word on its standard input by a line that
/// begins with this word.
public final class Subject implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final Path log;
  private final String greeting;

  private Subject(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    out = process.inputReader();
    in = process.outputWriter();
    greeting = answer("ready");
  }

  /// @param log what it writes to its standard error
  public static Subject start(int core, Class<?> program, Path log, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core), ProcessHandle.current().info().command().orElse("java"),
        "@" + Folders.root().resolve("server/src/main/program/jvm.options"), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      try {
        return new Subject(process, log);
      } catch (IOException | RuntimeException failure) {
        end(process);
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What it said after `ready`.
  public String greeting() { return greeting; }

  public long pid() { return process.pid(); }

  /// What it answers to this word.
  public String ask(String what) {
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
    if (line == null || !line.startsWith(to + " ")) throw new IllegalStateException("the process said " + line + " instead of " + to + ":\n" + Files.readString(log));
    return line.substring(to.length() + 1);
  }

  @Override public void close() { end(process); }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
