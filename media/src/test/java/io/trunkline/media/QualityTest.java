package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a leg's statistics say about how it sounds, after packets went through sockets.
class QualityTest {
  private final MediaEngine engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1), SystemTime.INSTANCE);
  private final MediaLeg leg = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);

  @AfterEach void stop() { engine.close(); }

  /// The leg's statistics, looked at for each packet that the phone hears from it.
  private LegStatistics eventually(Phone phone, Predicate<LegStatistics> condition) {
    phone.hearsUntil(_ -> condition.test(leg.statistics()));
    return leg.statistics();
  }

  @Test void aCleanLegIsAsGoodAsG711CanBe() throws IOException {
    try (Phone phone = new Phone(Codec.PCMA, 500)) {
      leg.connect(phone.media());
      phone.speaksTo(leg);
      LegStatistics seen = eventually(phone, now -> now.received() >= 60);
      assertThat(seen.lost()).isZero();
      assertThat(seen.remoteMos()).as("nothing reported yet").isZero();
      if (seen.late() == 0) assertThat(seen.mos()).isCloseTo(4.36, within(0.01));   // this machine may be late itself
      assertThat(seen.mos()).isGreaterThan(3.5);
    }
  }

  @Test void everyTenthPacketLostIsFair() throws IOException {
    try (Phone phone = new Phone(Codec.PCMU, 500).losing(n -> n % 10 == 3)) {
      leg.connect(phone.media());
      phone.speaksTo(leg);
      LegStatistics seen = eventually(phone, now -> now.received() >= 100);
      assertThat(seen.lost()).isBetween(9L, 20L);
      assertThat(seen.mos()).isBetween(2.5, 3.6);   // R of 64 or a little less
    }
  }

  /// RFC 3550 §6.4.2: a receiver report about our stream with a fifth lost and a jitter of 20 ms.
  @Test void whatThePeerReportsIsRatedToo() throws IOException {
    try (Phone phone = new Phone(Codec.PCMA, 500)) {
      RemoteMedia plain = phone.media();
      leg.connect(new RemoteMedia(plain.address(), null, true, plain.codec(), plain.payloadType(), 101, Direction.SEND_AND_RECEIVE, true, null));
      phone.speaksTo(leg);
      phone.hearsUntil(heard -> heard.size() > 5);
      byte[] report = ByteBuffer.allocate(32).put((byte) 0x81).put((byte) 201).putShort((short) 7).putInt(4711)
          .putInt(leg.local().ssrc()).putInt((51 << 24) | 10).putInt(50).putInt(160).putInt(0).putInt(0).array();
      phone.socket.send(new DatagramPacket(report, report.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.local().port())));
      LegStatistics seen = eventually(phone, now -> now.remoteMos() > 0);
      assertThat(seen.remoteLost()).isCloseTo(0.2, within(0.001));
      assertThat(seen.remoteJitter()).isEqualTo(Duration.ofMillis(20));
      assertThat(seen.remoteMos()).as("a fifth lost, a twentieth late").isBetween(2.1, 2.6);
    }
  }
}
