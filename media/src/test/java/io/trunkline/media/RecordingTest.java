package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import io.trunkline.media.recording.Recorder;
import io.trunkline.media.recording.Recording;
import io.trunkline.media.recording.SegmentKey;
import io.trunkline.media.recording.SegmentReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls recorded from the customer's leg, through the real engine and writer.
class RecordingTest {
  private static final SegmentKey KEY = new SegmentKey("k", new byte[32]);

  @TempDir Path folder;
  private final MediaEngine engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 2), SystemTime.INSTANCE);
  private Recorder recorder;
  private Phone customer;
  private Phone agent;
  private MediaLeg leg;
  private MediaLeg other;

  @BeforeEach void aCall() throws IOException {
    recorder = new Recorder(folder, 1, SystemTime.INSTANCE);
    customer = new Phone(Codec.PCMA, 500);
    agent = new Phone(Codec.PCMU, 900);
    leg = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);
    other = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);
    leg.connect(customer.media());
    other.connect(agent.media());
    leg.hears(new Source.OtherLeg(other));
    other.hears(new Source.OtherLeg(leg));
  }

  @AfterEach void end() {
    customer.close();
    agent.close();
    engine.close();
    recorder.close();
  }

  @SuppressWarnings("ArrayRecordComponent")   // never compared
  private record Sound(short[] left, short[] right) {
    static Sound of(Path file) throws IOException {
      try (SegmentReader reader = SegmentReader.open(file, id -> KEY)) {
        short[] left = new short[1 << 20];
        short[] right = new short[1 << 20];
        short[] l = new short[800];
        short[] r = new short[800];
        int total = 0;
        for (int count = reader.read(l, r); count >= 0; count = reader.read(l, r)) {
          System.arraycopy(l, 0, left, total, count);
          System.arraycopy(r, 0, right, total, count);
          total += count;
        }
        return new Sound(Arrays.copyOf(left, total), Arrays.copyOf(right, total));
      }
    }
  }

  private Recording.Outcome recordFor(int packets, Path file) throws Exception {
    agent.speaksTo(other);
    customer.speaksTo(leg);
    customer.hears(900);
    int before = agent.heard().size();
    Recording recording = recorder.start(file, KEY);
    long start = System.nanoTime();
    leg.record(recording);
    agent.hearsUntil(heard -> heard.size() >= before + packets);
    leg.stopRecording();
    Recording.Outcome outcome = recording.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
    long lastedMs = (System.nanoTime() - start) / 1_000_000;
    assertThat(outcome.samples() / 8.0).as("milliseconds").isBetween(packets * 20.0 - 200, lastedMs + 40.0);
    return outcome;
  }

  @Test void eachSideIsOnItsOwnChannel() throws Exception {
    Path file = folder.resolve("call");
    Recording.Outcome outcome = recordFor(150, file);
    assertThat(outcome.whole()).isTrue();
    Sound sound = Sound.of(file);
    assertThat(sound.left).hasSize((int) outcome.samples());
    short[] left = Arrays.copyOfRange(sound.left, 1600, sound.left.length - 1600);
    short[] right = Arrays.copyOfRange(sound.right, 1600, sound.right.length - 1600);
    assertThat(Goertzel.share(left, 500)).isGreaterThan(0.5);
    assertThat(Goertzel.share(right, 900)).isGreaterThan(0.5);
    assertThat(Goertzel.share(left, 900)).isLessThan(0.01);
    assertThat(Goertzel.share(right, 500)).isLessThan(0.01);
  }

  /// The clock decides, not the packets: with 15 % lost the recording is as long as the call, with holes.
  @Test void lossNeverShortensARecording() throws Exception {
    Random loss = new Random(1);
    customer.losing(n -> loss.nextInt(100) < 15);
    Path file = folder.resolve("lossy");
    Recording.Outcome outcome = recordFor(200, file);
    Sound sound = Sound.of(file);
    assertThat(sound.left).hasSize((int) outcome.samples());
    int holes = 0;
    for (int at = 0; at + 80 <= sound.left.length; at += 80) {
      boolean silent = true;
      for (int i = at; i < at + 80 && silent; i++) silent = Math.abs(sound.left[i]) <= 16;
      if (silent) holes++;
    }
    assertThat(holes / (sound.left.length / 80.0)).as("share of holes").isCloseTo(0.15, within(0.1));
  }

  @Test void aPartyThatSendsNothingIsSilenceOfTheCallsLength() throws Exception {
    Path file = folder.resolve("silent");
    agent.speaksTo(other);
    customer.hears(900);
    Recording recording = recorder.start(file, KEY);
    leg.record(recording);
    int before = customer.heard().size();
    customer.hearsUntil(heard -> heard.size() > before + 50);
    leg.close();
    Recording.Outcome outcome = recording.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(outcome.samples() / 8.0).isGreaterThan(900);
    Sound sound = Sound.of(file);
    for (short sample : sound.left) assertThat(Math.abs(sample)).isLessThanOrEqualTo(8);
    assertThat(Goertzel.share(Arrays.copyOfRange(sound.right, 1600, sound.right.length - 1600), 900)).isGreaterThan(0.5);
  }
}
