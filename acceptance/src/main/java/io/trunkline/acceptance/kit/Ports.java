package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for programs that must be told a number. All on loopback, below the range that the kernel gives away by itself. Tests that run in two
/// processes (`trunkline.fork` 1 and 2) take them from halves of their own, as a stretch is only partly in use and looks free to the other.
public final class Ports {
  private static final int FORK = Integer.getInteger("trunkline.fork", 0);
  private static final Span SINGLES = new Span(11_000, 19_000).half();
  private static final Span STRETCHES = new Span(19_000, 32_000).half();

  private record Span(int from, int end) {
    Span half() {
      int middle = (from + end) / 2;
      return FORK == 0 ? this : FORK % 2 == 1 ? new Span(from, middle) : new Span(middle, end);
    }
  }

  private Ports() {}

  /// A port that is free for TCP and UDP.
  public static int free() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(SINGLES.from, SINGLES.end);
      if (isFree(port)) return port;
    }
    throw new IllegalStateException("no free port");
  }

  /// `20400-20999`: a stretch of media ports of which the ends are free.
  public static String range(int count) {
    for (int tries = 0; tries < 100; tries++) {
      int from = ThreadLocalRandom.current().nextInt(STRETCHES.from, STRETCHES.end - count) & ~1;
      if (isFree(from) && isFree(from + count - 1)) return from + "-" + (from + count - 1);
    }
    throw new IllegalStateException("no free range");
  }

  private static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket(); DatagramSocket udp = new DatagramSocket(null)) {
      tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (java.net.BindException taken) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
