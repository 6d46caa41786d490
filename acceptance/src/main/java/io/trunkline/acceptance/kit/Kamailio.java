package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A foreign proxy in front of the server, as carriers and larger installations have one: Kamailio on an address of its own. It record-routes every call, adds a Path to registrations, and passes
/// what comes from the server to the carrier, all else to the server.
public final class Kamailio implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.6";

  private final Process process;
  private final Path folder;
  private final int port;

  private Kamailio(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /// Whether the program is on this machine.
  public static boolean isInstalled() { return Files.isExecutable(Path.of("/usr/sbin/kamailio")); }

  /// @param carrier `host:port` of who is called by the server
  public static Kamailio between(InetSocketAddress server, String carrier) {
    int port = Ports.free();
    try (InputStream script = Kamailio.class.getResourceAsStream("kamailio.cfg")) {
      if (script == null) throw new IllegalStateException("kamailio.cfg is missing");
      Path folder = Files.createTempDirectory("kamailio");
      Path config = folder.resolve("kamailio.cfg");
      Files.writeString(config, new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("LISTEN", ADDRESS + ":" + port)
          .replace("SERVER_HOST", server.getAddress().getHostAddress()).replace("SERVER_PORT", Integer.toString(server.getPort())).replace("CARRIER", carrier));
      Process process = new ProcessBuilder("kamailio", "-DD", "-E", "-f", config.toString(), "-Y", folder.toString(), "-m", "32", "-M", "4")
          .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
      Kamailio made = new Kamailio(process, folder, port);
      Eventually.get(made::log, log -> log.contains("kamailio is up") || !process.isAlive(), Duration.ofSeconds(10), "Kamailio up");
      if (!process.isAlive()) throw new IllegalStateException("Kamailio didn't start: " + made.log());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String hostPort() { return ADDRESS + ":" + port; }

  /// What it has logged so far: a line for each request that it passed on.
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public void close() {
    Programs.end(process);
    Folders.delete(folder);
  }
}
