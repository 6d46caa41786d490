package io.trunkline.bench.engine;

import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.bench.Subject;
import io.trunkline.media.IoBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// [LoadedEngine] in a process of its own.
record OurEngine(Subject process, Path portFile, int calls) implements AutoCloseable {
  static OurEngine start(int core, int calls, boolean recorded, IoBackend io, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Path portFile = folder.resolve("ports");
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(calls), Integer.toString(RtpLoad.FIRST_PORT), io.name(), portFile.toString()));
    if (recorded) arguments.add(folder.toString());
    return new OurEngine(Subject.start(core, LoadedEngine.class, folder.resolve("log"), arguments), portFile, calls);
  }

  String description() { return "trunkline by " + process.greeting(); }

  RtpLoad.Window measuredBy(RtpLoad load, int seconds, int warm) {
    Thread counting = Thread.ofPlatform().start(() -> {
      Eventually.pass(Duration.ofSeconds(warm));
      process.ask("count");
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
  String ended() { return process.ask("end"); }

  @Override public void close() { process.close(); }
}
