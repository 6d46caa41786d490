package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// SIPp as a carrier whose callers wait until they are hung up. On a trunk of its own; no audio comes from it.
public final class Sipp implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.2";

  private final Centre centre;
  private final Path folder;
  private final int port;

  /// How its calls went.
  public record Counts(int good, int failed) {}

  private Sipp(Centre centre, Path folder, int port) {
    this.centre = centre;
    this.folder = folder;
    this.port = port;
  }

  /// Whether the program is on this machine.
  public static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/sipp"));
  }

  public static Sipp onTrunkOf(Centre centre) {
    try {
      int port = Ports.free();
      centre.addTrunk("sipp-" + port, ADDRESS + ":" + port);
      return new Sipp(centre, Files.createTempDirectory("sipp"), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Calls `number` so many times, `perSecond` a second, and waits for the end of all.
  public Counts call(String number, int calls, int perSecond) {
    try (InputStream scenario = Sipp.class.getResourceAsStream("caller.xml")) {
      if (scenario == null) throw new IllegalStateException("caller.xml is missing");
      Path file = folder.resolve("caller.xml");
      Files.write(file, scenario.readAllBytes());
      Process process = new ProcessBuilder("sipp", "-sf", file.toString(), "-i", ADDRESS, "-p", Integer.toString(port), "-s", number, "-m", Integer.toString(calls),
          "-r", Integer.toString(perSecond), "-l", "5000", "-nostdin", "-trace_stat", "-stf", "stat.csv", "-fd", "1", "-timeout", "600",
          "-mp", "35000",
          "127.0.0.1:" + centre.server().sip().getPort()).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
      if (!process.waitFor(11, TimeUnit.MINUTES)) process.destroyForcibly();
      return counts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Counts counts() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("stat.csv"));
    List<String> names = Stream.of(lines.getFirst().split(";", -1)).toList();
    List<String> last = Stream.of(lines.getLast().split(";", -1)).toList();
    return new Counts(Integer.parseInt(last.get(names.indexOf("SuccessfulCall(C)"))), Integer.parseInt(last.get(names.indexOf("FailedCall(C)"))));
  }

  @Override public void close() {
    Folders.delete(folder);
  }
}
