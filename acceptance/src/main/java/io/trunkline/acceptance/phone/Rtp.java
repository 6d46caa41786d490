package io.trunkline.acceptance.phone;

import io.trunkline.acceptance.audio.G711;
import io.trunkline.acceptance.audio.Hearing;
import io.trunkline.acceptance.audio.Sound;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One RTP port (RFC 3550): sends a packet of A-law every 20 ms (a tone, or silence), takes in what comes.
/// Sending is paced by one thread for all phones; each port has its own receiving virtual thread.
final class Rtp implements AutoCloseable {
  private static final int FRAME = 160;
  private static final int PCMA = 8;
  private static final int PCMU = 0;
  private static final Set<Rtp> SENDING = ConcurrentHashMap.newKeySet();
  private static final ScheduledExecutorService PACE =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("phones-rtp").factory());

  static {
    var _ = PACE.scheduleAtFixedRate(() -> SENDING.forEach(Rtp::tick), 20, 20, TimeUnit.MILLISECONDS);
  }

  private final DatagramSocket socket;
  private final @Nullable Hearing hearing;
  private final int ssrc = Sources.next();
  private volatile @Nullable InetSocketAddress remote;
  private volatile int dtmfType = 101;
  private volatile byte[] loop = new byte[0];
  private final Queue<Character> toDial = new ConcurrentLinkedQueue<>();
  final LinkedBlockingQueue<Character> digitsHeard = new LinkedBlockingQueue<>();
  final AtomicLong sent = new AtomicLong();
  final AtomicLong received = new AtomicLong();
  final AtomicLong lost = new AtomicLong();

  private int sequence;
  private int timestamp;
  private int loopAt;
  private int eventTick;
  private int eventStart;
  private final byte[] packet = new byte[12 + FRAME];

  private int firstTimestamp;
  private int firstPosition;
  private int lastSsrc;
  private int lastSequence = -1;
  private int lastHeardSequence;
  private int lastHeardTimestamp;
  private int lastEventTimestamp = -1;
  private long firstArrivalNs;

  /// `hearing` null: packets are only counted (load).
  Rtp(InetAddress address, @Nullable Hearing hearing) {
    this.hearing = hearing;
    try {
      socket = new DatagramSocket(new InetSocketAddress(address, 0));
      socket.setReceiveBufferSize(1 << 17);
    } catch (SocketException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Thread.ofVirtual().name("rtp-in-" + port()).start(this::receive);
  }

  int port() {
    return socket.getLocalPort();
  }

  void connect(InetSocketAddress to, int dtmfPayloadType) {
    remote = to;
    dtmfType = dtmfPayloadType;
    SENDING.add(this);
  }

  /// From now on this sound is sent over and over; empty means silence.
  void say(Sound sound) {
    byte[] next = new byte[sound.size() / FRAME * FRAME];
    for (int i = 0; i < next.length; i++) {
      next[i] = G711.toAlaw(sound.at(i));
    }
    loop = next;
  }

  void dial(String digits) {
    digits.chars().forEach(c -> toDial.add((char) c));
  }

  private void tick() {
    InetSocketAddress to = remote;
    if (to == null) return;
    try {
      if (toDial.peek() != null) {
        tickEvent(to);
      } else {
        voice(to);
      }
    } catch (IOException unreachable) {
      // The far end may be gone while its last packets are on the way.
    }
    timestamp += FRAME;
  }

  private void voice(InetSocketAddress to) throws IOException {
    header(PCMA, sent.get() == 0, timestamp);
    byte[] now = loop;
    if (now.length == 0) {
      Arrays.fill(packet, 12, packet.length, (byte) 0xd5);
    } else {
      if (loopAt >= now.length) loopAt = 0;
      System.arraycopy(now, loopAt, packet, 12, FRAME);
      loopAt = (loopAt + FRAME) % now.length;
    }
    send(to, 12 + FRAME);
  }

  /// RFC 4733 §2.5.1: 100 ms of event packets with one timestamp, three end packets, then 60 ms of rest.
  private void tickEvent(InetSocketAddress to) throws IOException {
    if (eventTick == 0) eventStart = timestamp;
    if (eventTick <= 5) {
      int copies = eventTick == 5 ? 3 : 1;
      for (int i = 0; i < copies; i++) {
        header(dtmfType, eventTick == 0, eventStart);
        packet[12] = (byte) "0123456789*#ABCD".indexOf(toDial.element());
        packet[13] = (byte) ((eventTick == 5 ? 0x80 : 0) | 10);
        int duration = Math.min(eventTick + 1, 5) * FRAME;
        packet[14] = (byte) (duration >> 8);
        packet[15] = (byte) duration;
        send(to, 16);
      }
    } else {
      voice(to);
    }
    if (++eventTick == 9) {
      eventTick = 0;
      toDial.remove();
    }
  }

  private void header(int payloadType, boolean marker, int rtpTimestamp) {
    ByteBuffer.wrap(packet).put((byte) 0x80).put((byte) (payloadType | (marker ? 0x80 : 0))).putShort((short) sequence++)
        .putInt(rtpTimestamp).putInt(ssrc);
  }

  private void send(InetSocketAddress to, int length) throws IOException {
    socket.send(new DatagramPacket(packet, length, to));
    sent.incrementAndGet();
  }

  private void receive() {
    byte[] buffer = new byte[2048];
    DatagramPacket in = new DatagramPacket(buffer, buffer.length);
    while (!socket.isClosed()) {
      try {
        in.setLength(buffer.length);
        socket.receive(in);
        take(ByteBuffer.wrap(buffer, 0, in.getLength()));
      } catch (IOException closed) {
        if (socket.isClosed()) return;
      }
    }
  }

  private void take(ByteBuffer p) {
    if (p.remaining() < 12 || (p.get(0) & 0xc0) != 0x80) return;
    int type = p.get(1) & 0x7f;
    int arrivedTimestamp = p.getInt(4);
    int from = 12 + (p.get(0) & 0x0f) * 4;
    count(p.getShort(2) & 0xffff, p.getInt(8));
    if (type == PCMA || type == PCMU) {
      hear(p, type, arrivedTimestamp, from);
    } else if (type == dtmfType && p.remaining() >= from + 4 && (p.get(from + 1) & 0x80) != 0 && arrivedTimestamp != lastEventTimestamp) {
      lastEventTimestamp = arrivedTimestamp;
      int event = p.get(from);
      if (event < 16) digitsHeard.add("0123456789*#ABCD".charAt(event));
    }
    lastSsrc = p.getInt(8);
  }

  private void count(int arrived, int source) {
    received.incrementAndGet();
    if (lastSequence >= 0 && source == lastSsrc) {
      int step = (arrived - lastSequence) & 0xffff;
      if (step > 1 && step < 1000) lost.addAndGet(step - 1);
    }
    lastSequence = arrived;
  }

  private void hear(ByteBuffer p, int type, int arrivedTimestamp, int from) {
    if (hearing == null) return;
    long now = SystemTime.INSTANCE.nanos();
    if (firstArrivalNs == 0) firstArrivalNs = now;
    int byClock = (int) ((now - firstArrivalNs) / 125_000);
    int byTimestamp = firstPosition + arrivedTimestamp - firstTimestamp;
    int arrivedSequence = p.getShort(2) & 0xffff;
    // What follows without a gap stays beside it, however late this machine reads it.
    boolean follows = p.getInt(8) == lastSsrc && arrivedSequence == ((lastHeardSequence + 1) & 0xffff) && arrivedTimestamp == lastHeardTimestamp + p.remaining() - from;
    lastHeardSequence = arrivedSequence;
    lastHeardTimestamp = arrivedTimestamp;
    // Else a new source or a jump starts a new time line at the place the clock gives it.
    if ((firstTimestamp == 0 && firstPosition == 0) || p.getInt(8) != lastSsrc || (!follows && Math.abs(byTimestamp - byClock) > Sound.TELEPHONE_RATE / 2)) {
      firstTimestamp = arrivedTimestamp;
      firstPosition = byClock;
      byTimestamp = byClock;
    }
    short[] frame = new short[p.remaining() - from];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = type == PCMA ? G711.fromAlaw(p.get(from + i)) : G711.fromUlaw(p.get(from + i));
    }
    hearing.put(byTimestamp, frame);
  }

  @Override public void close() {
    SENDING.remove(this);
    socket.close();
  }

  /// Distinct synchronisation sources, from 1: readable in a capture.
  private static final class Sources {
    private static final AtomicLong NEXT = new AtomicLong(0x7e570001L);

    static int next() {
      return (int) NEXT.getAndIncrement();
    }
  }
}
