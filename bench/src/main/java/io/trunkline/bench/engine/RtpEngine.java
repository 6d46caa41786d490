package io.trunkline.bench.engine;

import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The peer: rtpengine without its kernel module (`--table=-1`), its calls set up by its control protocol, bencoded dictionaries behind a cookie.
/// It learns nothing from us but what an SDP exchange of two plain telephones says.
final class RtpEngine implements AutoCloseable {
  private static final Pattern AUDIO = Pattern.compile("m=audio (\\d+) ");
  private static final int ANSWER_MS = 500;
  private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio %d RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n";

  private final Process process;
  private final Path portFile;
  private final InetSocketAddress control;
  private int cookie;

  private RtpEngine(Process process, Path portFile, InetSocketAddress control) {
    this.process = process;
    this.portFile = portFile;
    this.control = control;
  }

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("which", "rtpengine").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  static RtpEngine start(int core, int calls, int firstPeerPort, Path folder) {
    try {
      Files.createDirectories(folder);
      InetSocketAddress control = freePort();
      Process process = new ProcessBuilder("taskset", "-c", Integer.toString(core), "rtpengine", "--config-file=none", "--foreground", "--log-stderr", "--log-level=3", "--table=-1",
          "--interface=127.0.0.1", "--listen-ng=127.0.0.1:" + control.getPort(), "--port-min=20000", "--port-max=32700").redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile()).start();
      RtpEngine engine = new RtpEngine(process, folder.resolve("ports"), control);
      try {
        engine.setUp(calls, firstPeerPort);
        return engine;
      } catch (IOException | RuntimeException | Error failure) {
        engine.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  String description() { return Programs.run("rtpengine", "--version").lines().findFirst().orElse("rtpengine").replace("Version: ", "rtpengine ") + " in userspace"; }

  long pid() { return process.pid(); }

  Path portFile() { return portFile; }

  private void setUp(int calls, int firstPeerPort) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(ANSWER_MS);
      Eventually.get(() -> pings(socket), yes -> yes, Duration.ofSeconds(20), "rtpengine answering");
      List<String> ports = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        String forCallee = audioPort(socket, Map.of("command", "offer", "call-id", "call-" + i, "from-tag", "a" + i, "sdp", String.format(SDP, firstPeerPort + 2 * i)));
        String forCaller = audioPort(socket, Map.of("command", "answer", "call-id", "call-" + i, "from-tag", "a" + i, "to-tag", "b" + i, "sdp", String.format(SDP, firstPeerPort + 2 * i + 1)));
        ports.add(forCaller);
        ports.add(forCallee);
      }
      Files.write(portFile, ports);
    }
  }

  private boolean pings(DatagramSocket socket) {
    try {
      return ask(socket, Map.of("command", "ping")).contains("4:pong");
    } catch (IOException notYet) {
      return false;
    }
  }

  private String audioPort(DatagramSocket socket, Map<String, String> order) throws IOException {
    String answer = ask(socket, order);
    Matcher audio = AUDIO.matcher(answer);
    if (!answer.contains("6:result2:ok") || !audio.find()) throw new IllegalStateException("rtpengine refused: " + answer);
    return audio.group(1);
  }

  private String ask(DatagramSocket socket, Map<String, String> order) throws IOException {
    TreeMap<String, String> sorted = new TreeMap<>(order);   // as bencoding demands
    if (order.containsKey("sdp")) sorted.put("ICE", "remove");
    StringBuilder message = new StringBuilder().append(++cookie).append(" d");
    sorted.forEach((key, value) -> message.append(key.length()).append(':').append(key).append(value.length()).append(':').append(value));
    byte[] bytes = message.append('e').toString().getBytes(StandardCharsets.US_ASCII);
    socket.send(new DatagramPacket(bytes, bytes.length, control));
    DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
  }

  @Override public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
