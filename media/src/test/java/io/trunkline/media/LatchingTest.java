package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Whose packets a plain leg takes, and where it sends; over every back-end of this machine, since each reads senders in its own way.
@ParameterizedClass @MethodSource("io.trunkline.media.internal.io.BackEnd#usable")
class LatchingTest {
  private static final InetSocketAddress PRIVATE = new InetSocketAddress("192.0.2.7", 4000);   // what a phone behind a NAT believes

  private final MediaEngine engine;
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final MediaLeg leg;

  LatchingTest(IoBackend io) {
    engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1).with(io).with(Duration.ofSeconds(2)), SystemTime.INSTANCE);
    leg = engine.open(LegSpec.rtp(LegId.random()), new MediaListener() {
      @Override public void connected(MediaLeg leg) { news.add("connected"); }

      @Override public void silentSince(MediaLeg leg, Duration span) { news.add("silent"); }

      @Override public void heardAgain(MediaLeg leg) { news.add("again"); }
    });
  }

  @AfterEach void stop() { engine.close(); }

  private String next() throws InterruptedException { return String.valueOf(news.poll(15, TimeUnit.SECONDS)); }

  private void connect() { leg.connect(RemoteMedia.rtp(PRIVATE, Codec.PCMA, 101)); }

  @Test void aPhoneBehindANatIsAnsweredWhereItsPacketsComeFrom() throws IOException, InterruptedException {
    try (Phone phone = new Phone(Codec.PCMA, 500)) {
      connect();
      leg.hears(new Source.OtherLeg(leg));
      phone.speaksTo(leg);
      phone.hears(500);
      assertThat(next()).isEqualTo("connected");
    }
  }

  @Test void aStrangerWhoComesLaterIsNeitherHeardNorAnswered() throws IOException {
    try (Phone phone = new Phone(Codec.PCMA, 500); Phone stranger = new Phone(Codec.PCMA, 900)) {
      connect();
      leg.hears(new Source.OtherLeg(leg));
      phone.speaksTo(leg);
      phone.hears(500);
      stranger.speaksTo(leg);
      int before = phone.heard().size();
      phone.hearsUntil(heard -> heard.size() > before + 75);
      assertThat(Goertzel.share(Phone.pcm(phone.heard().subList(before, before + 75)), 900)).isLessThan(0.001);
      assertThat(stranger.heard()).isEmpty();
      engine.close();
      assertThat(leg.statistics().discarded()).isPositive();
    }
  }

  @Test void aReofferLetsThePeerMoveOnce() throws IOException {
    try (Phone before = new Phone(Codec.PCMA, 500); Phone after = new Phone(Codec.PCMA, 900)) {
      connect();
      leg.hears(new Source.OtherLeg(leg));
      before.speaksTo(leg);
      before.hears(500);
      before.hangsUp();
      connect();
      after.speaksTo(leg);
      after.hears(900);
    }
  }

  @Test void aPeerThatFallsSilentIsReportedOnceAndItsReturnToo() throws IOException, InterruptedException {
    try (Phone first = new Phone(Codec.PCMA, 500); Phone second = new Phone(Codec.PCMA, 900)) {
      connect();
      first.speaksTo(leg);
      assertThat(next()).isEqualTo("connected");
      first.hangsUp();
      assertThat(next()).isEqualTo("silent");
      leg.connect(RemoteMedia.rtp(second.address(), Codec.PCMA, 101));
      leg.connect(RemoteMedia.rtp(second.address(), Codec.PCMA, 101).with(Direction.SEND_AND_RECEIVE));
      assertThat(next()).isEqualTo("silent");   // a re-offer starts the clock anew
      second.speaksTo(leg);
      assertThat(next()).isEqualTo("again");
      assertThat(news).isEmpty();
    }
  }
}
