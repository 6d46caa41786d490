package io.trunkline.bench.exchange;

import io.trunkline.bench.Subject;
import java.nio.file.Path;
import java.util.List;

/// [LoadedExchange] in a process of its own.
record OurExchange(Subject process) implements AutoCloseable {
  /// @param allocated bytes by all threads since the start
  record Count(long ended, long cpuNanos, long allocated) {}

  static OurExchange start(int core, Path folder) { return new OurExchange(Subject.start(core, LoadedExchange.class, folder.resolve("exchange.log"), List.of())); }

  int sipPort() { return Integer.parseInt(process.greeting()); }

  Count count() {
    String[] figures = process.ask("count").split(" ", -1);
    return new Count(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
  }

  /// Who worked since it was asked last.
  String shares() { return process.ask("shares"); }

  /// What is left of the calls when all are over.
  String left() { return process.ask("left"); }

  @Override public void close() { process.close(); }
}
