package io.trunkline.server.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our own PostgreSQL: unpacked, initialised, started, adopted, recovered and stopped. One per data directory.
///
/// An instance that outlived a killed server is adopted when it answers for our directory; one that died is started again and recovers by itself.
/// It listens on loopback only, passwords are made here (scram), fsync stays on. Used by the one thread of [Database].
final class PostgresLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLauncher.class);
  private static final int START_SECONDS = 60;

  private final Path home;
  private final Path cluster;
  private final PostgresSecrets secrets;
  private final List<String> wrapper;
  private final Path programs;
  private int port;
  private boolean owed;   // we found it killed, and have not got it up again yet

  private PostgresLauncher(Path home, Path programs, PostgresSecrets secrets, List<String> wrapper) {
    this.home = home;
    this.cluster = home.resolve("cluster");
    this.programs = programs;
    this.secrets = secrets;
    this.wrapper = wrapper;
  }

  /// Makes ready to start under `home`, which is created if it isn't there; nothing runs yet.
  static PostgresLauncher under(Path home) throws IOException {
    Path directory = home.toAbsolutePath().normalize();
    Files.createDirectories(directory);
    Path programs = PostgresBinaries.unpacked(directory);
    PostgresLauncher launcher = new PostgresLauncher(directory, programs, PostgresSecrets.in(directory), Unprivileged.wrapper(directory));
    launcher.port = launcher.recordedPort();
    return launcher;
  }

  int port() { return port; }

  PostgresSecrets secrets() { return secrets; }

  /// True while a postmaster of ours is alive on our directory.
  boolean isRunning() { return runningPostmaster().isPresent(); }

  /// True when the postmaster left its lock file behind: it crashed or was killed. Whoever stops it in order removes the file, and means it.
  /// A start that fails removes the file too, so what we owe is remembered.
  boolean wasKilled() { return (owed || Files.exists(cluster.resolve("postmaster.pid"))) && !isRunning(); }

  /// Starts or adopts. When this returns, the port answers.
  void start() throws IOException {
    if (!Files.exists(cluster.resolve("PG_VERSION"))) initialise();
    Optional<ProcessHandle> running = runningPostmaster();
    if (running.isPresent()) {
      port = awaitReady(running.get());
      owed = false;
      LOG.atInfo().addKeyValue("pid", running.get().pid()).addKeyValue("port", port).log("postgres.adopted");
      return;
    }
    // PostgreSQL takes any live process with the recorded id for a rival; after a reboot that may be anyone. We know better: it isn't ours.
    owed = true;
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    if (port == 0 || !isFree(port)) port = recordPort(freePort());
    run("start", List.of(programs.resolve("bin/pg_ctl").toString(), "start", "-w", "-t", Integer.toString(START_SECONDS),
        "-D", cluster.toString(), "-l", home.resolve("start.log").toString(), "-o", "-p " + port));
    owed = false;
    LOG.atInfo().addKeyValue("port", port).log("postgres.started");
  }

  /// Ends all sessions and stops in order. Nothing is lost by being killed instead; the next start only takes longer.
  void stop() {
    if (!isRunning()) return;
    try {
      run("stop", List.of(programs.resolve("bin/pg_ctl").toString(), "stop", "-w", "-t", "20", "-m", "fast", "-D", cluster.toString()));
      LOG.info("postgres.stopped");
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).log("postgres.stop-failed");
    }
  }

  /// Made beside and renamed, so that a half-made cluster is never taken for one. The name is this process's own: what `kill -9` left of us may still be at it.
  private void initialise() throws IOException {
    Path half = home.resolve("cluster.part-" + ProcessHandle.current().pid());
    PostgresBinaries.delete(half);
    Path words = home.resolve("initdb.password");
    Files.writeString(words, secrets.superuser() + "\n");
    Unprivileged.give(wrapper, words);
    try {
      run("initdb", List.of(programs.resolve("bin/initdb").toString(), "-D", half.toString(), "-U", PostgresSecrets.SUPERUSER,
          "--pwfile=" + words, "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
          "--locale=C", "--data-checksums"));
    } finally {
      Files.delete(words);
    }
    Path settings = half.resolve("postgresql.auto.conf");
    Files.writeString(settings, """
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 64
        shared_buffers = '128MB'
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = '../log'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_size = '20MB'
        idle_in_transaction_session_timeout = '60s'
        """);
    Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    LOG.atInfo().addKeyValue("directory", cluster).log("postgres.initialised");
  }

  /// The postmaster that holds our directory, if it lives. The pid file alone proves nothing: ids are reused.
  private Optional<ProcessHandle> runningPostmaster() {
    List<String> lock = lockFile();
    if (lock.isEmpty()) return Optional.empty();
    long pid = Long.parseLong(lock.getFirst().strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> {
      try {
        // Zombies have an empty command line, so a killed postmaster whose parent hasn't reaped it yet isn't taken for a live one.
        String command = Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
        return command.contains("postgres") && command.contains(cluster.toString());
      } catch (IOException _) {
        return false;   // gone meanwhile
      }
    });
  }

  private List<String> lockFile() {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.UTF_8);
      return lines.isEmpty() || lines.getFirst().isBlank() ? List.of() : lines;
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Waits until an adopted postmaster says "ready" in line 8 of its lock file; the port stands in line 4.
  private int awaitReady(ProcessHandle postmaster) throws IOException {
    for (int tenths = 0; tenths < START_SECONDS * 10; tenths++) {
      List<String> lock = lockFile();
      if (lock.size() >= 8 && lock.get(7).strip().equals("ready")) return recordPort(Integer.parseInt(lock.get(3).strip()));
      try {
        postmaster.onExit().get(100, TimeUnit.MILLISECONDS);
        throw new IOException("PostgreSQL ended while starting; see " + home.resolve("log"));
      } catch (TimeoutException _) {
        // Still starting: look again.
      } catch (ExecutionException failure) {
        throw new IOException(failure);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while PostgreSQL starts");
      }
    }
    throw new IOException("PostgreSQL was not ready after " + START_SECONDS + " s; see " + home.resolve("log"));
  }

  private void run(String what, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(wrapper);
    whole.addAll(command);
    Path output = home.resolve(what + ".out");
    Process process = new ProcessBuilder(whole).directory(home.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(START_SECONDS + 30L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("PostgreSQL " + what + " takes too long");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL " + what);
    }
    if (process.exitValue() != 0) {
      throw new IOException("PostgreSQL " + what + " failed (" + process.exitValue() + "): " + Files.readString(output).strip());
    }
  }

  private int recordedPort() throws IOException {
    Path file = home.resolve("port");
    return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
  }

  private int recordPort(int chosen) throws IOException {
    Files.writeString(home.resolve("port"), chosen + "\n");
    return chosen;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  /// PostgreSQL refuses to run as root. A user namespace without a mapping makes us "nobody" to it while files stay root's;
  /// where namespaces are forbidden (hardened containers), it runs as `nobody` and its directory belongs to him.
  static final class Unprivileged {
    private Unprivileged() {}

    static List<String> wrapper(Path home) throws IOException {
      if (!"root".equals(System.getProperty("user.name"))) return List.of();
      if (works("unshare", "-U", "true")) return List.of("unshare", "-U");
      List<String> nobody = List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
      if (!works("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "true")) {
        throw new IOException("PostgreSQL can't run as root here (neither unshare -U nor setpriv works): start as another user or give --db-url");
      }
      if (!works("chown", "-R", "nobody:nogroup", home.toString())) throw new IOException("can't give " + home + " to nobody");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      return nobody;
    }

    static void give(List<String> wrapper, Path file) throws IOException {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      if (wrapper.contains("setpriv") && !works("chown", "nobody:nogroup", file.toString())) throw new IOException("can't give " + file + " to nobody");
    }

    private static boolean works(String... command) throws IOException {
      try {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      } catch (IOException _) {
        return false;   // the program isn't installed
      }
    }
  }
}
