package io.trunkline.bench.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// SIPp twice: the phone that calls, and the carrier that answers.
final class BothEnds implements AutoCloseable {
  private static final String NUMBER = "01062345678";

  private final Process caller;
  private final Process callee;
  private final Path folder;

  /// How the calls went, as the calling phone saw them.
  record Outcome(int good, int failed) {}

  private BothEnds(Process caller, Process callee, Path folder) {
    this.caller = caller;
    this.callee = callee;
    this.folder = folder;
  }

  static BothEnds start(int core, int sipPort, int perSecond, int calls, Path folder) {
    try (InputStream scenario = BothEnds.class.getResourceAsStream("phone.xml")) {
      if (scenario == null) throw new IllegalStateException("phone.xml is missing");
      Path file = Files.write(folder.resolve("phone.xml"), scenario.readAllBytes());
      Process callee = sipp(core, folder, "carrier", List.of("-sn", "uas", "-i", LoadedExchange.CARRIER_HOST, "-p", Integer.toString(LoadedExchange.CARRIER_PORT), "-mp", "36000"));
      try {
        Process caller = sipp(core, folder, "phone", List.of("-sf", file.toString(), "-i", "127.0.0.2", "-mp", "37000", "-au", LoadedExchange.USER, "-ap", LoadedExchange.SECRET, "-auth_uri", NUMBER + "@127.0.0.1:" + sipPort,
            "-s", NUMBER, "-m", Integer.toString(calls), "-r", Integer.toString(perSecond), "-l", "10000", "-trace_stat", "-stf", "stat.csv", "-fd", "1", "127.0.0.1:" + sipPort));
        return new BothEnds(caller, callee, folder);
      } catch (IOException failure) {
        callee.destroy();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Process sipp(int core, Path folder, String name, List<String> arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of("taskset", "-c", Integer.toString(core), "sipp", "-nostdin"), arguments.stream()).toList();
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
  }

  Outcome finished() {
    try {
      if (!caller.waitFor(5, TimeUnit.MINUTES)) throw new IllegalStateException("the calls didn't come to an end:\n" + Files.readString(folder.resolve("phone.log")));
      List<String> lines = Files.readAllLines(folder.resolve("stat.csv"));
      List<String> names = Stream.of(lines.getFirst().split(";", -1)).toList();
      List<String> last = Stream.of(lines.getLast().split(";", -1)).toList();
      return new Outcome(Integer.parseInt(last.get(names.indexOf("SuccessfulCall(C)"))), Integer.parseInt(last.get(names.indexOf("FailedCall(C)"))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override public void close() {
    caller.destroyForcibly();
    callee.destroyForcibly();
  }
}
