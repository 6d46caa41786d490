package io.trunkline.acceptance.kit;

import io.trunkline.kernel.SystemTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The built program in a process of its own, on loopback, with its own data and ports. It can be stopped, killed and started again
/// on the same data.
public final class Server implements AutoCloseable {
  /// A bound for waiting, not a promise: a machine that builds beside the tests starts slowly.
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Pattern PASSWORD = Pattern.compile("^\\s+operator\\s+(\\S+)$");

  private final Path data;
  private final int http = Ports.free();
  private final int sip = Ports.free();
  private final String rtp;
  private final List<String> lines = new ArrayList<>();
  private @Nullable Process process;
  private final CompletableFuture<String> operatorPassword = new CompletableFuture<>();
  private Duration startTime = Duration.ZERO;
  private List<String> options = List.of();

  private final boolean keeps;

  private Server(Path data, String rtp, boolean keeps) {
    this.data = data;
    this.rtp = rtp;
    this.keeps = keeps;
  }

  /// Starts on empty data, with enough media ports for `mediaPorts` legs.
  public static Server startFresh(int mediaPorts, String... options) {
    try {
      Server server = new Server(Files.createTempDirectory("trunkline-data"), Ports.range(mediaPorts), false);
      server.setOptions(options);
      return server.started();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts on these data, or makes them there, and leaves them when it is closed.
  public static Server startOn(Path data, int mediaPorts) {
    try {
      return new Server(Files.createDirectories(data), Ports.range(mediaPorts), true).started();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server started() {
    try {
      start();
      return this;
    } catch (RuntimeException | Error failure) {
      abandon();
      throw failure;
    }
  }

  /// Further options for the starts to come, `--rated-calls=2`.
  public void setOptions(String... further) {
    options = List.of(further);
  }

  /// Starts, or starts again, and waits until it says that it is ready.
  public void start() {
    long from = SystemTime.INSTANCE.nanos();
    launch("Trunkline is ready").orTimeout(READY_WITHIN.toSeconds(), TimeUnit.SECONDS).handle((ok, failure) -> {
      if (failure != null) throw new AssertionError("the server did not become ready:\n" + output(), failure);
      return ok;
    }).join();
    Eventually.get(this::answers, yes -> yes, Duration.ofSeconds(10), "listening at " + http());
    startTime = Duration.ofNanos(SystemTime.INSTANCE.nanos() - from);
  }

  /// Starts it again and kills it as soon as it prints a line with these words.
  public void killWhenItSays(String words) {
    launch(words).orTimeout(READY_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
    kill();
  }

  private CompletableFuture<Boolean> launch(String awaited) {
    List<String> command = program("--data=" + data, "--http=" + http, "--sip=" + sip, "--rtp=" + rtp);
    command.addAll(options);
    CompletableFuture<Boolean> said = new CompletableFuture<>();
    try {
      Process started = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true).start();
      process = started;
      Thread.ofVirtual().name("server-output").start(() -> read(started, awaited, said));
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The program as the build laid it out, started as `./run` does it.
  private static List<String> program(String... options) {
    Path program = Folders.root().resolve("server/target/program");
    if (!Files.exists(program.resolve("jvm.options"))) throw new IllegalStateException(program + " is missing: build it first (mvn -Dpages -pl server -am package)");
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "@" + program.resolve("jvm.options"), "-jar",
        program.resolve("trunkline.jar").toString()));
    command.addAll(List.of(options));
    return command;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), http), 2000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private void read(Process from, String awaited, CompletableFuture<Boolean> said) {
    try (BufferedReader in = from.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        Matcher password = PASSWORD.matcher(line);
        if (password.matches()) operatorPassword.complete(password.group(1));
        if (line.contains(awaited)) said.complete(true);
      }
    } catch (IOException e) {
      // The process is gone; who waits is told below.
    }
    said.completeExceptionally(new IOException("the server ended"));
  }

  /// All that it printed.
  public String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  public URI http() {
    return URI.create("http://localhost:" + http);
  }

  public InetSocketAddress sip() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), sip);
  }

  public Path data() {
    return data;
  }

  /// From the start of the process to its "ready" line, the last time.
  public Duration startTime() {
    return startTime;
  }

  /// Printed once, at the first start.
  public String operatorPassword() {
    return operatorPassword.orTimeout(10, TimeUnit.SECONDS).join();
  }

  public long pid() {
    return running().pid();
  }

  /// Resident memory in bytes (VmRSS).
  public long residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// CPU time that the process has used so far.
  public Duration cpuTime() {
    return running().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Process running() {
    Process now = process;
    if (now == null) throw new IllegalStateException("the server isn't running");
    return now;
  }

  /// SIGKILL: what a crash or the kernel's memory killer does. PostgreSQL stays.
  public void kill() {
    Process now = running();
    now.destroyForcibly();
    var _ = now.onExit().join();
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /// SIGTERM, as Ctrl-C does it; may be sent again. By its handle: [Process#destroy] closes the output as well, and its last words would be lost.
  public void terminate() {
    running().toHandle().destroy();
  }

  /// The exit code of a server that ends by itself, or after [#terminate].
  public int awaitEnd(Duration within) {
    Process now = running();
    var _ = now.onExit().completeOnTimeout(now, within.toMillis(), TimeUnit.MILLISECONDS).join();
    if (now.isAlive()) throw new AssertionError("the server did not end within " + within + ":\n" + output());
    return now.exitValue();
  }

  /// How a start went that came to nothing.
  public record Refusal(int code, String said) {}

  /// Starts the program with these options alone, expecting that it ends.
  public static Refusal refused(String... options) {
    try {
      Process process = new ProcessBuilder(program(options)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Refusal(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// SIGTERM, and waits for the end.
  public void stop() {
    Process now = running();
    now.toHandle().destroy();
    var _ = now.onExit().completeOnTimeout(now, 40, TimeUnit.SECONDS).join();
    if (now.isAlive()) throw new AssertionError("the server did not end within 40 s of SIGTERM:\n" + output());
  }

  @Override public void close() {
    try {
      if (isRunning()) stop();
    } finally {
      abandon();
    }
  }

  /// Leaves nothing behind, in whatever state it is.
  private void abandon() {
    if (process != null) process.destroyForcibly();
    DatabaseOutage.killIfRunning(data);
    if (!keeps) Folders.delete(data);
  }
}
