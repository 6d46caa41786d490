package io.trunkline.telephony;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A name server on the loopback that knows `SRV` records and nothing else (RFC 1035 §4.1, RFC 2782).
final class TestNames implements AutoCloseable {
  private static final int SRV = 33;
  private static final int QUESTION = 12;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final Map<String, List<ServiceRecords.Server>> records = new ConcurrentHashMap<>();

  TestNames() throws IOException { Thread.ofVirtual().name("test-names").start(this::serve); }

  InetSocketAddress address() { return (InetSocketAddress) socket.getLocalSocketAddress(); }

  /// @param service such as `_sip._udp.carrier.test`
  TestNames knows(String service, ServiceRecords.Server... servers) {
    records.put(service, List.of(servers));
    return this;
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] answer = answer(packet.getData());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private byte[] answer(byte[] asked) throws IOException {
    ByteBuffer query = ByteBuffer.wrap(asked);
    StringBuilder name = new StringBuilder();
    int at = QUESTION;
    for (int length = query.get(at); length > 0; length = query.get(at)) {
      if (!name.isEmpty()) name.append('.');
      for (int i = 1; i <= length; i++) name.append((char) query.get(at + i));
      at += length + 1;
    }
    int end = at + 5;   // the root, type, class
    List<ServiceRecords.Server> known = query.getShort(at + 1) == SRV ? records.getOrDefault(name.toString().toLowerCase(Locale.ROOT), List.of()) : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(query.getShort(0));
    out.writeShort(known.isEmpty() ? 0x8183 : 0x8180);   // no such name, or no error
    for (int count : new int[] {1, known.size(), 0, 0}) out.writeShort(count);
    out.write(asked, QUESTION, end - QUESTION);
    for (ServiceRecords.Server server : known) {
      byte[] target = encoded(server.host());
      out.writeShort(0xc000 + QUESTION);   // the name of the question
      out.writeShort(SRV);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(6 + target.length);
      out.writeShort(server.priority());
      out.writeShort(server.weight());
      out.writeShort(server.port());
      out.write(target);
    }
    return bytes.toByteArray();
  }

  private static byte[] encoded(String host) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : host.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  @Override public void close() { socket.close(); }
}
