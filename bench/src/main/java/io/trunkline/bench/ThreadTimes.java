package io.trunkline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Processor time of this process by kinds of threads, as the kernel counts it (proc(5), `/proc/self/task/…/stat`): which part of us works, and how much of it inside the kernel.
public final class ThreadTimes {
  private static final double TICKS_PER_SECOND = 100;
  /// A kind below this share of a core isn't worth a word.
  private static final double LEAST = 0.004;

  private record Spent(double user, double kernel) {
    Spent plus(Spent other) { return new Spent(user + other.user, kernel + other.kernel); }

    double all() { return user + kernel; }
  }

  private final Map<String, Spent> begun = spent();
  private final long begunNs = System.nanoTime();

  /// Shares of a core since this was made, the greatest first.
  public String shares() {
    double seconds = (System.nanoTime() - begunNs) / 1e9;
    Map<String, Spent> since = spent();
    begun.forEach((kind, before) -> since.merge(kind, new Spent(-before.user, -before.kernel), Spent::plus));
    return since.entrySet().stream().filter(kind -> kind.getValue().all() / seconds >= LEAST)
        .sorted(Comparator.comparingDouble((Map.Entry<String, Spent> kind) -> -kind.getValue().all()))
        .map(kind -> String.format("%s %.1f %% (%.1f in the kernel)", kind.getKey(), 100 * kind.getValue().all() / seconds, 100 * kind.getValue().kernel / seconds))
        .collect(Collectors.joining(", "));
  }

  /// By name without its number: `C2 CompilerThre`, `media-`, `ZWorkerYoung#`.
  private static Map<String, Spent> spent() {
    Map<String, Spent> spent = new TreeMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      threads.forEach(thread -> read(thread.resolve("stat"), spent));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return spent;
  }

  private static void read(Path stat, Map<String, Spent> spent) {
    try {
      String said = Files.readString(stat);
      String name = said.substring(said.indexOf('(') + 1, said.lastIndexOf(')')).replaceAll("[-#]?\\d+$", "");
      String[] rest = said.substring(said.lastIndexOf(')') + 2).split(" ", -1);
      spent.merge(name, new Spent(Long.parseLong(rest[11]) / TICKS_PER_SECOND, Long.parseLong(rest[12]) / TICKS_PER_SECOND), Spent::plus);
    } catch (IOException ended) {
      // the thread is no more
    }
  }
}
