package io.trunkline.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SIP peer on a UDP socket of its own that knows nothing: it sends what a test says and shows what came.
final class Peer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final DatagramSocket socket;
  private byte @Nullable [] seen;
  private InetSocketAddress last = InetSocketAddress.createUnresolved("nowhere", 1);

  Peer() throws IOException { this(InetAddress.getLoopbackAddress()); }

  Peer(InetAddress address) throws IOException {
    socket = new DatagramSocket(0, address);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  int port() { return socket.getLocalPort(); }

  void send(byte[] message, InetSocketAddress to) throws IOException { socket.send(new DatagramPacket(message, message.length, to)); }

  void send(String message, InetSocketAddress to) throws IOException { send(message.getBytes(StandardCharsets.UTF_8), to); }

  void answer(String message) throws IOException { send(message, last); }

  /// The next message; fails the test if none comes in five seconds.
  SipMessage receive() throws IOException { return SipMessage.parse(receiveBytes()); }

  byte[] receiveBytes() throws IOException {
    byte[] early = seen;
    seen = null;
    return early == null ? read() : early;
  }

  /// Whether a message is here, which the next receive gives.
  boolean hasMessage() throws IOException {
    socket.setSoTimeout(1);
    try {
      if (seen == null) seen = read();
      return true;
    } catch (SocketTimeoutException nothing) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  private byte[] read() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    last = (InetSocketAddress) packet.getSocketAddress();
    return java.util.Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /// What has come already, without waiting: for the proof that nothing did.
  Optional<SipMessage> alreadyHere() throws IOException {
    return hasMessage() ? Optional.of(receive()) : Optional.empty();
  }

  @Override public void close() { socket.close(); }
}
