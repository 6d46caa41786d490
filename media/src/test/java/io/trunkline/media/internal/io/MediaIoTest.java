package io.trunkline.media.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.trunkline.media.IoBackend;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a loop may expect of every back-end; run by each that this machine has. The test's thread is the loop.
@ParameterizedClass @MethodSource("backEnds")
class MediaIoTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private static final byte[] NO_NET = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};   // of documentation

  @SuppressWarnings("ArrayRecordComponent")   // read by tests only
  private record Datagram(byte[] data, InetSocketAddress from) {}

  private final IoBackend kind;
  private final MediaIo io;
  private final List<Datagram> arrived = new ArrayList<>();
  private final MediaIo.Receiver inbox = (data, length, from) -> arrived.add(new Datagram(Arrays.copyOf(data, length), from));

  MediaIoTest(IoBackend kind) throws IOException {
    this.kind = kind;
    io = new BackEnd(kind, "").open();
  }

  static List<IoBackend> backEnds() { return BackEnd.usable(); }

  @AfterEach void end() { io.close(); }

  private MediaIo.Port attached(boolean shared) throws IOException {
    MediaIo.Port port = io.open(new InetSocketAddress(HERE, 0), shared);
    io.attach(port, inbox);
    return port;
  }

  private void pollUntil(BooleanSupplier done) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%d datagrams arrived", arrived.size()).isLessThan(deadline);
      io.poll(20_000_000);
    }
  }

  private static DatagramSocket peer(InetAddress address) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static void send(DatagramSocket from, byte[] data, InetSocketAddress to) throws IOException { from.send(new DatagramPacket(data, data.length, to)); }

  private static byte[] received(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    at.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static InetSocketAddress addressOf(DatagramSocket peer) { return (InetSocketAddress) peer.getLocalSocketAddress(); }

  private static byte[] bytes(int length, int seed) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) data[i] = (byte) (seed + i);
    return data;
  }

  @ParameterizedTest @ValueSource(strings = {"127.0.0.1", "::1"})
  void aDatagramArrivesWithItsSenderAndIsAnswered(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    Assumptions.assumeTrue(isOurs(address), "no " + host + " on this machine");
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port port = io.open(new InetSocketAddress(address, 0), shared);
      io.attach(port, inbox);
      try (DatagramSocket peer = peer(address)) {
        for (int i = 0; i < 3; i++) {
          arrived.clear();
          send(peer, bytes(172, i), port.local());
          pollUntil(() -> arrived.size() == 1);
          assertThat(arrived.getFirst().data()).isEqualTo(bytes(172, i));
          assertThat(arrived.getFirst().from()).isEqualTo(addressOf(peer));
          assertThat(port.send(bytes(200, i), 10, 172, arrived.getFirst().from())).isTrue();
          io.flush();
          assertThat(received(peer)).isEqualTo(bytes(172, i + 10));
        }
      }
    }
  }

  @Test void boundToAllAddressesAPortServesBothFamilies() throws IOException {
    MediaIo.Port port = io.open(new InetSocketAddress("0.0.0.0", 0), false);
    io.attach(port, inbox);
    for (String host : List.of("127.0.0.1", "::1")) {
      InetAddress address = InetAddress.getByName(host);
      if (!isOurs(address)) continue;
      try (DatagramSocket peer = peer(address)) {
        arrived.clear();
        send(peer, bytes(20, 1), new InetSocketAddress(address, port.local().getPort()));
        pollUntil(() -> arrived.size() == 1);
        assertThat(arrived.getFirst().from()).isEqualTo(addressOf(peer));
        assertThat(port.send(bytes(30, 2), 0, 30, addressOf(peer))).isTrue();
        io.flush();
        assertThat(received(peer)).isEqualTo(bytes(30, 2));
      }
    }
  }

  private static boolean isOurs(InetAddress address) {
    try {
      new DatagramSocket(new InetSocketAddress(address, 0)).close();
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  @Test void lengthsAreKeptAndWhatIsTooLongIsDropped() throws IOException {
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port port = attached(shared);
      arrived.clear();
      try (DatagramSocket peer = peer(HERE)) {
        for (int length : new int[] {0, 1, MediaIo.LONGEST, MediaIo.LONGEST + 1, 9000, 2}) send(peer, bytes(length, 7), port.local());
        pollUntil(() -> arrived.size() >= 4);
        io.poll(0);
        assertThat(arrived.stream().map(Datagram::data)).containsExactly(bytes(0, 7), bytes(1, 7), bytes(MediaIo.LONGEST, 7), bytes(2, 7));
        assertThat(port.send(bytes(MediaIo.LONGEST, 3), 0, MediaIo.LONGEST, addressOf(peer))).isTrue();
        io.flush();
        assertThat(received(peer)).isEqualTo(bytes(MediaIo.LONGEST, 3));
      }
    }
  }

  @Test void aBurstOnASharedPortIsTakenAndAnsweredWhole() throws IOException {
    MediaIo.Port port = io.open(new InetSocketAddress(HERE, 0), true);
    io.attach(port, (data, length, from) -> {
      inbox.received(data, length, from);
      data[1]++;   // the buffer is the receiver's to change
      assertThat(port.send(data, 0, length, from)).isTrue();
    });
    List<DatagramSocket> peers = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) peers.add(peer(HERE));
      for (int round = 0; round < 3; round++) {
        arrived.clear();
        for (int i = 0; i < 200; i++) send(peers.get(i), new byte[] {(byte) i, (byte) round, 5}, port.local());
        pollUntil(() -> arrived.size() == 200);
        io.flush();
        for (int i = 0; i < 200; i++) assertThat(received(peers.get(i))).containsExactly(i, round + 1, 5);
        for (Datagram one : arrived) assertThat(one.from()).isEqualTo(addressOf(peers.get(one.data()[0] & 0xFF)));
      }
      assertThat(io.lost()).isZero();
    } finally {
      peers.forEach(DatagramSocket::close);
    }
  }

  @Test void manyLegsPortsAreServedInOneTurnAndEachKeepsItsOrder() throws IOException {
    List<MediaIo.Port> ports = new ArrayList<>();
    for (int i = 0; i < 100; i++) ports.add(attached(false));
    try (DatagramSocket peer = peer(HERE)) {
      for (int n = 0; n < 20; n++) for (int i = 0; i < 100; i++) send(peer, new byte[] {(byte) i, (byte) n}, ports.get(i).local());   // the loop stood still
      pollUntil(() -> arrived.size() == 2000);
      for (int i = 0; i < 100; i++) {
        byte port = (byte) i;
        assertThat(arrived.stream().filter(one -> one.data()[0] == port).map(one -> (int) one.data()[1])).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
      }
      for (int n = 0; n < 10; n++) {
        for (MediaIo.Port port : ports) assertThat(port.send(new byte[] {(byte) n}, 0, 1, addressOf(peer))).isTrue();
        io.flush();
        for (int i = 0; i < 100; i++) assertThat(received(peer)).containsExactly(n);
      }
      assertThat(io.lost()).isZero();
    }
  }

  @Test void aClosedPeerDoesNotBreakWhatFollows() throws IOException {
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port port = attached(shared);
      InetSocketAddress nobody = whoHasGone();
      try (DatagramSocket there = peer(HERE)) {
        arrived.clear();
        for (int i = 0; i < 5; i++) {
          port.send(bytes(100, i), 0, 100, nobody);   // answered by ICMP
          io.poll(1_000_000);
          assertThat(port.send(bytes(50, i), 0, 50, addressOf(there))).isTrue();
          io.flush();
          assertThat(received(there)).isEqualTo(bytes(50, i));
        }
        send(there, bytes(3, 9), port.local());
        pollUntil(() -> arrived.size() == 1);
      }
    }
  }

  /// More than any ring or table of a back-end holds at once.
  @Test void hundredsOfPortsMayComeAndSendInOneTurn() throws IOException {
    List<MediaIo.Port> ports = new ArrayList<>();
    for (int i = 0; i < 1500; i++) ports.add(attached(false));
    try (DatagramSocket peer = peer(HERE)) {
      for (MediaIo.Port port : ports) send(peer, bytes(3, 1), port.local());
      pollUntil(() -> arrived.size() == 1500);
    }
    MediaIo.Port all = attached(true);
    arrived.clear();
    for (MediaIo.Port port : ports) assertThat(port.send(bytes(3, 2), 0, 3, all.local())).isTrue();
    io.flush();
    pollUntil(() -> arrived.size() + io.lost() == 1500);
    assertThat(arrived.stream().map(Datagram::from).distinct()).hasSameSizeAs(arrived);
    assertThat(io.lost()).isZero();
  }

  private static InetSocketAddress whoHasGone() throws IOException {
    try (DatagramSocket gone = peer(HERE)) {
      return addressOf(gone);
    }
  }

  @Test void whereAPortCanNotSendCountsAsLost() throws IOException {
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port port = attached(shared);
      long before = io.lost();
      int lost = 0;
      for (InetSocketAddress nowhere : List.of(InetSocketAddress.createUnresolved("nobody", 9), new InetSocketAddress(InetAddress.getByAddress(NO_NET), 9), new InetSocketAddress(HERE, 0),
          new InetSocketAddress("255.255.255.255", 9))) {   // broadcasting isn't allowed to us
        if (!port.send(bytes(10, 1), 0, 10, nowhere)) lost++;
      }
      io.flush();
      io.poll(0);
      assertThat(lost + io.lost() - before).isEqualTo(4);
      try (DatagramSocket there = peer(HERE)) {
        assertThat(port.send(bytes(50, 2), 0, 50, addressOf(there))).isTrue();
        io.flush();
        assertThat(received(there)).isEqualTo(bytes(50, 2));
      }
    }
  }

  @Test void datagramsWaitUntilThePortIsAttached() throws IOException {
    MediaIo.Port port = io.open(new InetSocketAddress(HERE, 0), false);
    try (DatagramSocket peer = peer(HERE)) {
      for (int i = 0; i < 3; i++) send(peer, bytes(10, i), port.local());
      io.poll(0);
      assertThat(arrived).isEmpty();
      io.attach(port, inbox);
      pollUntil(() -> arrived.size() == 3);
    }
  }

  @Test void aPortMayBeClosedByAnyThreadWhileTheLoopPolls() throws IOException, InterruptedException {
    MediaIo.Port stays = attached(false);
    try (DatagramSocket peer = peer(HERE)) {
      for (int i = 0; i < 20; i++) {
        MediaIo.Port goes = attached(i % 2 == 0);
        arrived.clear();
        Thread other = Thread.ofPlatform().start(() -> {
          goes.close();
          goes.close();
          io.wake();
        });
        io.poll(PATIENCE.toNanos());
        other.join();
        io.poll(0);
        assertThat(goes.send(bytes(10, 1), 0, 10, addressOf(peer))).isFalse();
        send(peer, bytes(10, 1), goes.local());
        send(peer, bytes(10, 2), stays.local());
        pollUntil(() -> arrived.size() == 1);
        assertThat(arrived.getFirst().data()).isEqualTo(bytes(10, 2));
        MediaIo.Port again = reopened(goes.local());
        again.close();
      }
    }
  }

  /// The number is free as soon as the loop has taken note.
  private MediaIo.Port reopened(InetSocketAddress local) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return io.open(local, false);
      } catch (IOException taken) {
        assertThat(System.nanoTime()).as(taken.getMessage()).isLessThan(deadline);
        io.poll(1_000_000);
      }
    }
  }

  @Test void aReceiverMayCloseItsPortAndOpenOthers() throws IOException {
    List<MediaIo.Port> opened = new ArrayList<>();
    MediaIo.Port first = io.open(new InetSocketAddress(HERE, 0), false);
    io.attach(first, (data, length, from) -> {
      first.close();
      try {
        opened.add(attached(false));
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    });
    try (DatagramSocket peer = peer(HERE)) {
      send(peer, bytes(10, 1), first.local());
      send(peer, bytes(10, 2), first.local());
      pollUntil(() -> opened.size() == 1);
      send(peer, bytes(10, 3), opened.getFirst().local());
      pollUntil(() -> !arrived.isEmpty());
      assertThat(opened).hasSize(1);
    }
  }

  @Test void whatWasSentBeforeTheEndStillGoesOut() throws IOException {
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port port = attached(shared);
      try (DatagramSocket peer = peer(HERE)) {
        assertThat(port.send(bytes(40, 1), 0, 40, addressOf(peer))).isTrue();
        port.close();
        io.flush();
        assertThat(received(peer)).isEqualTo(bytes(40, 1));
      }
    }
    MediaIo.Port last = attached(false);
    try (DatagramSocket peer = peer(HERE)) {
      assertThat(last.send(bytes(40, 2), 0, 40, addressOf(peer))).isTrue();
      io.close();
      assertThat(received(peer)).isEqualTo(bytes(40, 2));
    }
    assertThatThrownBy(() -> attached(false)).isInstanceOf(IOException.class);
  }

  @Test void aReceiversFailureCostsItsOwnDatagramAlone() throws IOException {
    MediaIo.Port bad = io.open(new InetSocketAddress(HERE, 0), false);
    io.attach(bad, (data, length, from) -> { throw new IllegalStateException("a bug"); });
    MediaIo.Port good = attached(false);
    try (DatagramSocket peer = peer(HERE)) {
      send(peer, bytes(10, 1), bad.local());
      send(peer, bytes(10, 2), good.local());
      int failures = 0;
      while (arrived.isEmpty() || failures == 0) {
        try {
          io.poll(PATIENCE.toNanos());
        } catch (IllegalStateException bug) {
          failures++;
        }
      }
      assertThat(failures).isEqualTo(1);
      io.poll(0);
      assertThat(arrived).hasSize(1);
    }
  }

  @Test void aWakeUpEndsAPollAndIsRememberedForTheNext() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      CountDownLatch polling = new CountDownLatch(1);
      Thread other = Thread.ofPlatform().start(() -> {
        try {
          polling.await();
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
        io.wake();
        io.wake();
      });
      long before = System.nanoTime();
      polling.countDown();
      io.poll(TimeUnit.SECONDS.toNanos(60));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
      other.join();
      io.poll(0);
    }
    io.wake();
    long before = System.nanoTime();
    io.poll(TimeUnit.SECONDS.toNanos(60));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
  }

  /// Two ports throw one datagram to and fro. What the compiler hasn't taken up yet does allocate, so this is about what is left in the end, however long a busy machine's compiler takes.
  @Test void aDatagramCostsNoAllocation() throws IOException {
    for (boolean shared : new boolean[] {false, true}) {
      MediaIo.Port one = io.open(new InetSocketAddress(HERE, 0), shared);
      MediaIo.Port other = io.open(new InetSocketAddress(HERE, 0), shared);
      int[] passes = {0};
      io.attach(one, (data, length, from) -> {
        passes[0]++;
        one.send(data, 0, length, from);
      });
      io.attach(other, (data, length, from) -> other.send(data, 0, length, from));
      assertThat(one.send(bytes(172, 1), 0, 172, other.local())).isTrue();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      double least = Double.MAX_VALUE;
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (least >= 1 && System.nanoTime() < giveUp) {
        long before = threads.getCurrentThreadAllocatedBytes();
        int passesBefore = passes[0];
        for (int turn = 0; turn < 10_000; turn++) io.poll(1_000_000);
        assertThat(passes[0]).isGreaterThan(passesBefore);
        least = Math.min(least, (double) (threads.getCurrentThreadAllocatedBytes() - before) / (2 * (passes[0] - passesBefore)));
      }
      assertThat(least).as("bytes a datagram").isLessThan(1);
      one.close();
      other.close();
    }
  }

  @Test void aPollWaitsAsLongAsItIsTold() throws IOException {
    var _ = attached(false);
    io.poll(0);
    long shortest = IntStream.range(0, 20).mapToLong(i -> spent(0)).min().orElseThrow();
    assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(5));
    assertThat(Duration.ofNanos(spent(150_000_000))).isBetween(Duration.ofMillis(140), Duration.ofSeconds(5));
  }

  private long spent(long nanos) {
    long before = System.nanoTime();
    io.poll(nanos);
    return System.nanoTime() - before;
  }

  @Test void thousandsOfPortsLeaveNoDescriptorBehind() throws IOException {
    try (DatagramSocket peer = peer(HERE)) {
      openAndClose(peer, 50);
      long before = descriptors();
      openAndClose(peer, 4000);
      assertThat(descriptors()).isLessThanOrEqualTo(before + 5);   // others of this JVM may open a file meanwhile
    }
  }

  @Test void loopsLeaveNoDescriptorBehind() throws IOException {
    long before = descriptors();
    for (int i = 0; i < 50; i++) {
      MediaIo other = new BackEnd(kind, "").open();
      for (int n = 0; n < 3; n++) other.attach(other.open(new InetSocketAddress(HERE, 0), n == 0), inbox);
      var _ = other.open(new InetSocketAddress(HERE, 0), false);
      if (i % 2 == 0) other.poll(0);
      other.close();
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before + 5);
  }

  private void openAndClose(DatagramSocket peer, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      MediaIo.Port port = i % 4 == 0 ? io.open(new InetSocketAddress(HERE, 0), false) : attached(false);
      if (i % 3 == 0) send(peer, bytes(10, i), port.local());
      if (i % 5 == 0) io.poll(0);
      port.close();
    }
    for (int i = 0; i < 10; i++) io.poll(1_000_000);
  }

  private static long descriptors() throws IOException {
    Path folder = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(folder), "only where the system counts descriptors for us");
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }
}
