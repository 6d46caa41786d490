package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for programs that must be told a number. All on loopback, below the range that the kernel gives away by itself.
public final class Ports {
  private Ports() {}

  /// A port that is free for TCP and UDP.
  public static int free() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(11_000, 19_000);
      if (isFree(port)) return port;
    }
    throw new IllegalStateException("no free port");
  }

  /// `20400-20999`: a stretch of media ports of which the ends are free.
  public static String range(int count) {
    for (int tries = 0; tries < 100; tries++) {
      int from = ThreadLocalRandom.current().nextInt(19_000, 32_000 - count) & ~1;
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
