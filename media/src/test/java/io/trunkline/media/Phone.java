package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A telephone of our tests: sends a tone, 20 ms a packet, and keeps what it hears.
final class Phone implements AutoCloseable {
  @SuppressWarnings("ArrayRecordComponent")   // read by tests only
  record Heard(int payloadType, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload, InetSocketAddress from) {}

  private static final int COMFORT_NOISE = 13;
  private static final byte[] NOISE = {60};   // -60 dBov

  final DatagramSocket socket;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final List<Heard> heard = new ArrayList<>();
  private final Codec codec;
  private final Audio voice;
  private final Deque<byte[]> tones = new ArrayDeque<>();   // of keys, instead of the voice
  private int at;
  private int sequence = new Random().nextInt(0x8000);
  private int timestamp = new Random().nextInt();
  private final int ssrc = new Random().nextInt();
  private volatile InetSocketAddress target = InetSocketAddress.createUnresolved("nobody", 9);
  private volatile boolean quiet;
  private int quietFrames;
  private volatile IntPredicate loses = n -> false;
  private int sent;

  Phone(Codec codec, double hertz) throws IOException {
    this.codec = codec;
    voice = Tones.sine(hertz, Duration.ofSeconds(20));
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().start(this::listen);
  }

  InetSocketAddress address() { return (InetSocketAddress) socket.getLocalSocketAddress(); }

  RemoteMedia media() { return RemoteMedia.rtp(address(), codec, 101); }

  /// What a phone's SDP says that has no telephone-events.
  RemoteMedia mediaWithoutEvents() { return RemoteMedia.rtp(address(), codec, -1); }

  /// Begins to speak.
  Phone speaksTo(MediaLeg leg) {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.local().port());
    var _ = clock.scheduleAtFixedRate(this::speak, 0, 20, TimeUnit.MILLISECONDS);
    return this;
  }

  /// The network loses the packets with these numbers.
  Phone losing(IntPredicate which) {
    loses = which;
    return this;
  }

  /// Silent from now on: instead of sound a packet of comfort noise (RFC 3389) every 600 ms.
  void fallsQuiet() { quiet = true; }

  void speaksAgain() { quiet = false; }

  private synchronized void speak() {
    if (quiet) {
      if (quietFrames++ % 30 == 0) send(COMFORT_NOISE, false, NOISE);
      timestamp += 160;
      return;
    }
    quietFrames = 0;
    byte[] payload = tones.isEmpty() ? voiced() : tones.remove();
    if (payload.length == 160) {
      G711.transcode(Codec.PCMA, codec, payload, 0, 160);
      send(codec.payloadType(), false, payload);
    } else {
      send(COMFORT_NOISE, false, payload);
    }
    timestamp += 160;
  }

  private byte[] voiced() {
    byte[] payload = new byte[160];
    voice.copy(at, payload, 0, 160);
    at = (at + 160) % (voice.samples() - 160);
    return payload;
  }

  /// Presses keys as a phone does that has no telephone-events: tones of this length and pauses of it, in place of the voice.
  synchronized void sounds(String keys, Duration length) {
    for (int i = 0; i < keys.length(); i++) {
      sounds(Tones.key(keys.charAt(i), length));
      sounds(Tones.silence(length));
    }
  }

  /// Presses a key twice with 20 ms between, which are told by comfort noise.
  synchronized void soundsTwice(char key, Duration length) {
    sounds(Tones.key(key, length));
    tones.add(NOISE);
    sounds(Tones.key(key, length));
  }

  private void sounds(Audio part) {
    for (int from = 0; from < part.samples(); from += 160) {
      byte[] payload = new byte[160];
      part.copy(from, payload, 0, 160);
      tones.add(payload);
    }
  }

  /// Sends the packets of one key as telephones do: `packets` on the way and three ends, of which the network loses some and doubles some.
  synchronized void presses(char key, IntPredicate lost, boolean doubled) {
    int event = "0123456789*#ABCD".indexOf(key);
    for (int i = 0; i < 8; i++) {
      int duration = Math.min(i + 1, 5) * 160;
      byte[] payload = {(byte) event, (byte) (i >= 5 ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
      byte[] packet = packet(101, i == 0, payload);
      if (lost.test(i)) continue;
      raw(packet);
      if (doubled) raw(packet);
    }
    timestamp += 10 * 160;
  }

  private void send(int type, boolean marker, byte[] payload) {
    byte[] packet = packet(type, marker, payload);
    if (!loses.test(sent++)) raw(packet);
  }

  private byte[] packet(int type, boolean marker, byte[] payload) {
    sequence = (sequence + 1) & 0xFFFF;
    return ByteBuffer.allocate(12 + payload.length).put((byte) 0x80).put((byte) (type | (marker ? 0x80 : 0))).putShort((short) sequence).putInt(timestamp)
        .putInt(ssrc).put(payload).array();
  }

  private void raw(byte[] packet) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, target));
    } catch (IOException closed) {
      clock.shutdownNow();
    }
  }

  private void listen() {
    byte[] buffer = new byte[1500];
    try {
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        ByteBuffer in = ByteBuffer.wrap(buffer, 0, datagram.getLength());
        in.get();
        int type = in.get() & 0xFF;
        int number = in.getShort() & 0xFFFF;
        int stamp = in.getInt();
        int source = in.getInt();
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        add(new Heard(type & 0x7F, type > 127, number, stamp, source, payload, (InetSocketAddress) datagram.getSocketAddress()));
      }
    } catch (IOException closed) {
      clock.shutdownNow();
    }
  }

  private void add(Heard packet) {
    synchronized (heard) {
      heard.add(packet);
      heard.notifyAll();
    }
  }

  List<Heard> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /// Waits until what was heard satisfies the condition.
  List<Heard> hearsUntil(Predicate<List<Heard>> condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    synchronized (heard) {
      while (!condition.test(heard)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        assertThat(left).as("heard %d packets in vain", heard.size()).isPositive();
        try {
          heard.wait(left);
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
      }
      return List.copyOf(heard);
    }
  }

  /// Waits until the last 200 ms are this tone.
  Phone hears(double hertz) {
    hearsUntil(all -> {
      short[] last = lastSound(all, 10);
      return last.length == 1600 && Goertzel.share(last, hertz) > 0.3;
    });
    return this;
  }

  Phone hearsSilence() {
    hearsUntil(all -> {
      short[] last = lastSound(all, 10);
      return last.length == 1600 && IntStream.range(0, 1600).allMatch(i -> Math.abs(last[i]) <= 16);
    });
    return this;
  }

  private static short[] lastSound(List<Heard> all, int packets) {
    List<Heard> sound = all.subList(Math.max(0, all.size() - packets), all.size()).stream().filter(h -> h.payloadType() == 8 || h.payloadType() == 0).toList();
    return pcm(sound);
  }

  static short[] pcm(List<Heard> packets) {
    short[] pcm = new short[packets.stream().mapToInt(h -> h.payload().length).sum()];
    int at = 0;
    for (Heard h : packets) for (byte b : h.payload()) pcm[at++] = h.payloadType() == 8 ? G711.ofAlaw(b) : G711.ofUlaw(b);
    return pcm;
  }

  /// Sends and hears nothing any more.
  void hangsUp() {
    clock.shutdownNow();
    socket.close();
  }

  @Override public void close() { hangsUp(); }
}
