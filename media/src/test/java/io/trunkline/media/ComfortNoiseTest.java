package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import io.trunkline.media.recording.RecordingSink;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A phone that sends comfort noise (RFC 3389) instead of silence, on a call over two loops.
class ComfortNoiseTest {
  private static final int SILENT_PACKETS = 200;   // 4 s, in which seven packets of comfort noise come

  private final MediaEngine engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 2).with(Duration.ofSeconds(2)), SystemTime.INSTANCE);
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final MediaLeg a = engine.open(LegSpec.rtp(LegId.random()), new MediaListener() {
    @Override public void silentSince(MediaLeg leg, Duration span) { news.add("silent"); }

    @Override public void digit(MediaLeg leg, char digit) { news.add("digit " + digit); }
  });
  private final MediaLeg b = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);

  @AfterEach void stop() { engine.close(); }

  @Test void theOtherSideHearsUnbrokenSilenceAndNobodyIsCalledDead() throws IOException, InterruptedException {
    try (Phone alice = new Phone(Codec.PCMA, 500); Phone bob = new Phone(Codec.PCMU, 700)) {
      a.connect(alice.media());
      b.connect(bob.media());
      a.hears(new Source.OtherLeg(b));
      b.hears(new Source.OtherLeg(a));
      alice.speaksTo(a);
      bob.speaksTo(b);
      bob.hears(500);
      Recorded recorded = new Recorded();
      a.record(recorded);
      long began = System.nanoTime();

      alice.fallsQuiet();
      bob.hearsSilence();
      int from = bob.heard().size();
      bob.hearsUntil(heard -> heard.size() > from + SILENT_PACKETS);
      alice.speaksAgain();
      bob.hears(500);
      a.stopRecording();
      long lasted = System.nanoTime() - began;
      assertThat(recorded.ended.poll(5, TimeUnit.SECONDS)).isNotNull();

      assertThat(news).isEmpty();
      List<Phone.Heard> stream = bob.heard();
      assertThat(stream).allMatch(packet -> packet.payloadType() == 0);
      for (int i = from; i < from + SILENT_PACKETS; i++) {
        assertThat((stream.get(i).sequence() - stream.get(i - 1).sequence()) & 0xFFFF).as("sequence at %d", i).isEqualTo(1);
        assertThat(stream.get(i).timestamp() - stream.get(i - 1).timestamp()).as("timestamp at %d", i).isEqualTo(160);
      }
      assertThat(recorded.samples.get() / 8.0).as("milliseconds recorded").isBetween(lasted / 1e6 - 300, lasted / 1e6 + 300);
      alice.hangsUp();
      assertThat(news.poll(10, TimeUnit.SECONDS)).as("without a word, it is dead").isEqualTo("silent");
      engine.close();
      assertThat(a.statistics().discarded()).isZero();
    }
  }

  @Test void betweenTwoTonesOfOneKeyItIsAPause() throws IOException, InterruptedException {
    try (Phone alice = new Phone(Codec.PCMA, 500)) {
      a.connect(alice.mediaWithoutEvents());
      alice.soundsTwice('5', Duration.ofMillis(60));
      alice.speaksTo(a);
      assertThat(news.poll(5, TimeUnit.SECONDS)).isEqualTo("digit 5");
      assertThat(news.poll(5, TimeUnit.SECONDS)).isEqualTo("digit 5");
      assertThat(news).isEmpty();
    }
  }

  private static final class Recorded implements RecordingSink {
    final AtomicLong samples = new AtomicLong();
    final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    @Override public void frame(byte[] said, byte[] heard, int count, Codec saidCodec, Codec heardCodec, int gaps) { samples.addAndGet(count); }

    @Override public void ended() { ended.add(true); }
  }
}
