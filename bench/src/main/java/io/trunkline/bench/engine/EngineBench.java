package io.trunkline.bench.engine;

import io.trunkline.acceptance.kit.Folders;
import io.trunkline.media.IoBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// So many bridged calls of two plain legs through our engine, in a process of its own on core 0, and the same through rtpengine in userspace, turn and turn about; core 1 makes the
/// load. Windows of one run are compared, never figures of two runs: the machine differs more than the engines.
///
/// @param recorded  ours records each call as the product does, into stereo segments; rtpengine never records
/// @param seconds   of one window
/// @param warm      seconds of load before it
public record EngineBench(int calls, boolean recorded, IoBackend io, int seconds, int warm, int windows) {
  private static final int ENGINE_CORE = 0;
  private static final int LOAD_CORE = 1;

  public void run() {
    Optional<RtpLoad> load = RtpLoad.compiled(LOAD_CORE, ENGINE_CORE);
    if (load.isEmpty()) {
      System.out.println("engine: skipped, as the load generator isn't there: " + RtpLoad.SOURCE);
      return;
    }
    if (Runtime.getRuntime().availableProcessors() < 2) {
      System.out.println("engine: skipped, as the engine and the load need a core each");
      return;
    }
    boolean peer = RtpEngine.isInstalled();
    if (!peer) System.out.println("engine: rtpengine isn't installed (apt-get install rtpengine-daemon), so there is nobody to compare with");
    System.out.printf("engine: %d bridged calls, %s, %d windows of %d s after %d s%n", calls, recorded ? "ours recorded" : "not recorded", windows, seconds, warm);
    List<RtpLoad.Window> ours = new ArrayList<>();
    List<RtpLoad.Window> theirs = new ArrayList<>();
    Path work = workFolder();
    try {
      for (int i = 1; i <= windows; i++) {
        try (OurEngine engine = OurEngine.start(ENGINE_CORE, calls, recorded, io, work.resolve("ours-" + i))) {
          ours.add(engine.measuredBy(load.get(), seconds, warm));
          System.out.println("engine: window " + i + ", " + engine.description() + ": " + ours.getLast());
          System.out.println("engine: window " + i + ", " + engine.ended());
        }
        if (peer) {
          try (RtpEngine engine = RtpEngine.start(ENGINE_CORE, calls, RtpLoad.FIRST_PORT, work.resolve("theirs-" + i))) {
            theirs.add(load.get().run(calls, engine.portFile(), engine.pid(), seconds, warm));
            System.out.println("engine: window " + i + ", " + engine.description() + ": " + theirs.getLast());
          }
        }
      }
    } finally {
      Folders.delete(work);
    }
    summary("trunkline", ours);
    if (!peer) return;
    summary("rtpengine", theirs);
    System.out.printf("engine: %.2f x rtpengine in packets per CPU-second (medians)%n",
        median(ours, RtpLoad.Window::packetsPerCpuSecond) / median(theirs, RtpLoad.Window::packetsPerCpuSecond));
  }

  private void summary(String who, List<RtpLoad.Window> windows) {
    System.out.printf("engine: %s, medians: %.0f packets per CPU-second, %.2f µs a packet, p50 %.0f µs, p99 %.0f µs, worst loss %.4f %%, %.0f kB a call (resident, all of the process)%n", who,
        median(windows, RtpLoad.Window::packetsPerCpuSecond), median(windows, RtpLoad.Window::microsPerPacket), median(windows, RtpLoad.Window::p50Micros),
        median(windows, RtpLoad.Window::p99Micros), windows.stream().mapToDouble(RtpLoad.Window::lossPercent).max().orElse(0),
        median(windows, RtpLoad.Window::residentKb) / calls);
    long noisy = windows.stream().filter(RtpLoad.Window::isNoisy).count();
    if (noisy > 0) System.out.printf("engine: %d of these %d windows were noisy: others used the core, or the load came late. Run it on a quiet machine%n", noisy, windows.size());
  }

  private static double median(List<RtpLoad.Window> windows, ToDoubleFunction<RtpLoad.Window> figure) {
    List<Double> sorted = windows.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static Path workFolder() {
    try {
      return Files.createTempDirectory("engine-bench");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
