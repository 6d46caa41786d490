package io.trunkline.bench.engine;

import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Folders;
import io.trunkline.media.IoBackend;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// [LoadedEngine] in a process of its own, started as the product is and pinned to a core.
final class OurEngine implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final Path portFile;
  private final Path log;
  private final int calls;
  private String description = "";

  private OurEngine(Process process, Path portFile, Path log, int calls) {
    this.process = process;
    this.portFile = portFile;
    this.log = log;
    this.calls = calls;
    out = process.inputReader();
    in = process.outputWriter();
  }

  static OurEngine start(int core, int calls, boolean recorded, IoBackend io, Path folder) {
    try {
      Files.createDirectories(folder);
      Path portFile = folder.resolve("ports");
      List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core), ProcessHandle.current().info().command().orElse("java"),
          "@" + Folders.root().resolve("server/src/main/program/jvm.options"), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
          LoadedEngine.class.getName(), Integer.toString(calls), Integer.toString(RtpLoad.FIRST_PORT), io.name(), portFile.toString()));
      if (recorded) command.add(folder.toString());
      Path log = folder.resolve("log");
      OurEngine engine = new OurEngine(new ProcessBuilder(command).redirectError(log.toFile()).start(), portFile, log, calls);
      try {
        engine.description = "trunkline by " + engine.answer("ready");
        return engine;
      } catch (IOException | RuntimeException failure) {
        engine.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String description() { return description; }

  RtpLoad.Window measuredBy(RtpLoad load, int seconds, int warm) {
    Thread counting = Thread.ofPlatform().start(() -> {
      Eventually.pass(Duration.ofSeconds(warm));
      ask("count");
    });
    RtpLoad.Window window = load.run(calls, portFile, process.pid(), seconds, warm);
    try {
      counting.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return window;
  }

  /// What the engine itself has to say after a window.
  String ended() { return ask("end"); }

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
    if (line == null || !line.startsWith(to + " ")) throw new IllegalStateException("our engine said " + line + " instead of " + to + ":\n" + Files.readString(log));
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
