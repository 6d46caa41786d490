package io.trunkline.bench.engine;

import io.trunkline.acceptance.kit.Folders;
import io.trunkline.acceptance.kit.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load generator, a C program that isn't ours to keep: a socket per leg sends a packet of G.711 every 20 ms, expects it from the other leg's socket, and takes the delay
/// between sending and the kernel's stamp on arrival. It reads the engine's processor time and memory itself, over exactly the window.
///
/// @param program     compiled
/// @param core        that it runs on
/// @param engineCore  watched for others who use it
record RtpLoad(Path program, int core, int engineCore) {
  static final String SOURCE = "../shared/tools/media-bench/rtpload.c";
  /// Leg n stands on this port + n.
  static final int FIRST_PORT = 10_000;

  /// One measured span of an engine.
  ///
  /// @param foreignShare  of the engine's core that others used
  /// @param late          packets that the generator sent more than 5 ms late
  /// @param strange       packets that came from the wrong leg
  record Window(double packetsPerSecond, double packetsPerCpuSecond, double microsPerPacket, double lossPercent, double p50Micros, double p99Micros, long residentKb, double foreignShare,
      long late, long strange) {
    private static final double NOISE = 0.08;
    private static final long LATE = 300;

    boolean isNoisy() { return foreignShare > NOISE || late > LATE; }

    static Window of(String said) {
      double cpu = figure(said, "cpu_proc");
      return new Window(figure(said, "relayed_pps"), figure(said, "PPS_PER_CPUSEC"), figure(said, "us_per_pkt"), figure(said, "loss"), figure(said, "p50"), figure(said, "p99"),
          (long) figure(said, "rss_kb"), Math.max(0, figure(said, "cpu\\d+_busy") - cpu) / figure(said, "window"), (long) figure(said, "late"), (long) figure(said, "bad"));
    }

    private static double figure(String said, String name) {
      Matcher found = Pattern.compile("(?:^|\\s)" + name + "=(-?[0-9.]+)").matcher(said);
      if (!found.find()) throw new IllegalStateException("the load generator said no " + name + ": " + said);
      return Double.parseDouble(found.group(1));
    }

    @Override public String toString() {
      return String.format("%.0f packets/s, %.0f per CPU-second, %.2f µs a packet, loss %.4f %%, p50 %.0f µs, p99 %.0f µs, %.1f MB%s%s", packetsPerSecond, packetsPerCpuSecond,
          microsPerPacket, lossPercent, p50Micros, p99Micros, residentKb / 1000.0, strange > 0 ? ", " + strange + " from the wrong leg" : "", isNoisy() ? ", noisy" : "");
    }
  }

  static Optional<RtpLoad> compiled(int core, int engineCore) {
    Path source = Folders.root().resolve(SOURCE);
    if (!Files.isReadable(source)) return Optional.empty();
    try {
      Path program = Files.createDirectories(Folders.root().resolve("bench/target")).resolve("rtpload");
      Programs.run("gcc", "-O2", "-w", "-o", program.toString(), source.toString());
      return Optional.of(new RtpLoad(program, core, engineCore));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param portFile  a line per leg: the engine's port for it
  Window run(int calls, Path portFile, long pid, int seconds, int warm) {
    List<String> command = List.of("taskset", "-c", Integer.toString(core), program.toString(), "-n", Integer.toString(calls), "-g", Integer.toString(FIRST_PORT), "-f", portFile.toString(),
        "-p", Long.toString(pid), "-C", Integer.toString(engineCore), "-d", Integer.toString(seconds), "-w", Integer.toString(warm));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException("the load generator failed: " + said);
      return Window.of(said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
