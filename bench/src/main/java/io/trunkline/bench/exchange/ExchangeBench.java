package io.trunkline.bench.exchange;

import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Folders;
import io.trunkline.acceptance.kit.Sipp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whole calls through our exchange in a process of its own on core 0: a station of ours is challenged, proves itself by digest, and calls a number behind a trunk that answers at once and is hung
/// up at once. Two legs, 17 messages, two media ports, no sound. SIPp is both ends, on core 1.
///
/// @param perSecond calls begun a second; what SIPp can't keep up with is the machine's limit, not ours, and shows as fewer calls in a window
/// @param seconds   of one window
/// @param warm      seconds of calls before the first: the compiler is then done with most of it
public record ExchangeBench(int perSecond, int seconds, int warm, int windows) {
  private static final int OUR_CORE = 0;
  private static final int LOAD_CORE = 1;

  public void run() {
    if (!Sipp.isInstalled()) {
      System.out.println("exchange: skipped, as SIPp isn't installed (apt-get install sip-tester)");
      return;
    }
    Path work = workFolder();
    try (OurExchange exchange = OurExchange.start(OUR_CORE, work); BothEnds ends = BothEnds.start(LOAD_CORE, exchange.sipPort(), perSecond, (warm + seconds * windows) * perSecond, work)) {
      System.out.printf("exchange: %d calls a second, %d windows of %d s after %d s%n", perSecond, windows, seconds, warm);
      Eventually.pass(Duration.ofSeconds(warm));
      List<Double> perCpuSecond = new ArrayList<>();
      OurExchange.Count before = exchange.count();
      exchange.shares();
      for (int i = 1; i <= windows; i++) {
        Eventually.pass(Duration.ofSeconds(seconds));
        OurExchange.Count after = exchange.count();
        double calls = after.ended() - before.ended();
        double cpuSeconds = (after.cpuNanos() - before.cpuNanos()) / 1e9;
        perCpuSecond.add(calls / cpuSeconds);
        System.out.printf("exchange: window %d: %.0f calls in %.2f CPU-seconds: %.0f calls per CPU-second, %.0f µs a call; %.1f kB allocated a call%n", i, calls, cpuSeconds, perCpuSecond.getLast(),
            cpuSeconds / calls * 1e6, (after.allocated() - before.allocated()) / calls / 1000);
        System.out.println("exchange: window " + i + ", of a core: " + exchange.shares());
        before = after;
      }
      BothEnds.Outcome outcome = ends.finished();
      System.out.printf("exchange: median %.0f calls per CPU-second; %d calls good, %d failed; %s%n", perCpuSecond.stream().sorted().toList().get(windows / 2), outcome.good(), outcome.failed(),
          exchange.left());
    } finally {
      Folders.delete(work);
    }
  }

  private static Path workFolder() {
    try {
      return Files.createTempDirectory("exchange-bench");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
