package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.audio.Sound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A foreign SIP phone: baresip, answering by itself, saying one tone, recording what it hears.
public final class Baresip implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final int sipPort;
  private final int controlPort;
  private final List<String> lines = new ArrayList<>();

  private record Wait(String text, CompletableFuture<String> seen) {}

  private final List<Wait> waits = new ArrayList<>();

  private Baresip(Path folder, Process process, int sipPort, int controlPort) {
    this.folder = folder;
    this.process = process;
    this.sipPort = sipPort;
    this.controlPort = controlPort;
    Thread.ofVirtual().start(this::read);
  }

  /// Whether the program is on this machine.
  public static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/baresip"));
  }

  /// Starts an unregistered phone `sip:user@127.0.0.1:port`.
  public static Baresip start(String user, double hz) {
    return start("<sip:" + user + "@127.0.0.1>;regint=0;answermode=auto", hz, "udp");
  }

  /// Starts a phone that registers at `server` (`host:port`) over UDP or TCP.
  public static Baresip startRegistered(String server, String user, String password, double hz, String transport) {
    return startRegistered(server, user, password, hz, transport, "");
  }

  /// The same, over UDP, for a phone that calls only with SRTP by keys in the session description (RFC 4568).
  public static Baresip startEncrypted(String server, String user, String password, double hz) {
    return startRegistered(server, user, password, hz, "udp", ";mediaenc=srtp-mand");
  }

  private static Baresip startRegistered(String server, String user, String password, double hz, String transport, String more) {
    // Its parser of accounts keeps the quotes of an `outbound` proxy, so the server's port stands in the account itself.
    return start("<sip:" + user + "@" + server + ";transport=" + transport + ">;auth_user=" + user + ";auth_pass=" + password + ";regint=60;answermode=auto" + more, hz, transport)
        .awaitLine("200 OK", Duration.ofSeconds(10));
  }

  private static Baresip start(String account, double hz, String transport) {
    try {
      Path folder = Files.createTempDirectory("baresip");
      int sip = Ports.free();
      int control = Ports.free();
      Path tone = folder.resolve("tone.wav");
      Sound.tone(hz, Duration.ofMinutes(3), -15).writeWav(tone);   // baresip's own generator knows 48 kHz alone, and a file plays once
      Files.writeString(folder.resolve("config"), String.join("\n",
          "poll_method epoll", "sip_listen 127.0.0.1:" + sip, "sip_transports " + transport, "audio_player aubridge,none",
          "audio_source aufile," + tone, "audio_alert aufile," + tone, "ausrc_srate 8000", "auplay_srate 8000", "ausrc_channels 1", "auplay_channels 1",
          "rtp_ports 33000-34999", "module_path " + modules(), "module g711.so", "module srtp.so", "module aufile.so", "module aubridge.so", "module sndfile.so", "module_tmp uuid.so",
          "module_tmp account.so", "module_app menu.so", "module_app ctrl_tcp.so", "ctrl_tcp_listen 127.0.0.1:" + control, "snd_path " + folder, "net_interface 127.0.0.1", ""));
      Files.writeString(folder.resolve("accounts"), account + "\n");
      Files.writeString(folder.resolve("contacts"), "");
      Process process = new ProcessBuilder("baresip", "-f", folder.toString()).redirectErrorStream(true).start();
      return new Baresip(folder, process, sip, control).awaitLine("baresip is ready", Duration.ofSeconds(10));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path modules() {
    return Stream.of("/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules", "/usr/local/lib/baresip/modules")
        .map(Path::of).filter(Files::isDirectory).findFirst().orElseThrow(() -> new IllegalStateException("baresip's modules aren't found"));
  }

  public int sipPort() {
    return sipPort;
  }

  /// A menu command over the control port (a netstring of JSON), as `dial` with a number, `hangup` or `hold`. Returns when it was done.
  public void command(String name, String parameters) {
    String json = "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\",\"token\":\"t\"}";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), controlPort)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((json.length() + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      StringBuilder said = new StringBuilder();
      // Its events come over the same port, before and after; closing at the first of them would take the command back.
      while (said.indexOf("\"response\":true") < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) throw new IOException("baresip closed its control port after: " + said);
        said.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// Waits until it has printed this, or finds that it already did.
  public Baresip awaitLine(String text, Duration within) {
    CompletableFuture<String> seen = new CompletableFuture<>();
    synchronized (lines) {
      lines.stream().filter(l -> l.contains(text)).findFirst().ifPresent(seen::complete);
      waits.add(new Wait(text, seen));
    }
    seen.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS).handle((line, failure) -> {
      if (failure != null) throw new AssertionError("baresip did not print '" + text + "' but: " + String.join("\n", lines));
      return line;
    }).join();
    return this;
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String now = line;
        synchronized (lines) {
          lines.add(now);
          waits.removeIf(w -> now.contains(w.text()) && w.seen().complete(now));
        }
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("(its output ended: " + e + ")");
      }
    }
  }

  /// What it heard in its last call; ask after the call ended.
  public Sound heard() {
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(f -> f.toString().endsWith("dec.wav")).max((a, b) -> a.compareTo(b))
          .orElseThrow(() -> new AssertionError("baresip recorded nothing; it printed: " + String.join("\n", lines)));
      return Sound.wavChannels(Files.readAllBytes(file))[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override public void close() {
    Programs.end(process);
    Folders.delete(folder);
  }
}
