package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Run over every back-end of this machine: each has its own way to wake a loop, and bridges cross loops.
@ParameterizedClass @MethodSource("io.trunkline.media.internal.io.BackEnd#usable")
class BridgeTest {
  private final MediaEngine engine;
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final MediaListener listener = new MediaListener() {
    @Override public void digit(MediaLeg leg, char digit) { news.add("digit " + digit); }

    @Override public void ended(MediaLeg leg, String token) { news.add("ended " + token); }
  };
  private Phone alice;
  private Phone bob;
  private MediaLeg a;
  private MediaLeg b;

  BridgeTest(IoBackend io) {
    engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 2).with(io), SystemTime.INSTANCE);
    assertThat(engine.backend()).isEqualTo(io.toString());
  }

  @BeforeEach void twoPhones() throws IOException {
    alice = new Phone(Codec.PCMA, 500);
    bob = new Phone(Codec.PCMA, 700);
    a = engine.open(LegSpec.rtp(LegId.random()), listener);
    b = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);   // the other loop: the engine spreads legs
    a.connect(alice.media());
    b.connect(bob.media());
    alice.speaksTo(a);
    bob.speaksTo(b);
  }

  @AfterEach void hangUp() {
    alice.close();
    bob.close();
    engine.close();
  }

  private void bridge() {
    a.hears(new Source.OtherLeg(b));
    b.hears(new Source.OtherLeg(a));
  }

  @Test void bridgedPartiesHearEachOtherAcrossLoops() {
    bridge();
    alice.hears(700);
    bob.hears(500);
  }

  @Test void bridgedPartiesOfOneLoopHearEachOther() throws IOException {
    try (Phone carol = new Phone(Codec.PCMA, 900)) {
      MediaLeg c = engine.open(LegSpec.rtp(LegId.random()).near(a), MediaListener.NONE);
      c.connect(carol.media());
      carol.speaksTo(c);
      a.hears(new Source.OtherLeg(c));
      c.hears(new Source.OtherLeg(a));
      alice.hears(900);
      carol.hears(500);
    }
  }

  @ParameterizedTest @EnumSource(Codec.class)
  void aPartyOfTheOtherCodecIsTranscoded(Codec codec) throws IOException {
    try (Phone dave = new Phone(codec, 900)) {
      MediaLeg d = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);
      d.connect(dave.media());
      dave.speaksTo(d);
      a.hears(new Source.OtherLeg(d));
      d.hears(new Source.OtherLeg(a));
      alice.hears(900);
      dave.hears(500);
      assertThat(dave.heard()).allMatch(packet -> packet.payloadType() == codec.payloadType());
    }
  }

  /// RFC 3550: however often the source changes, the listener gets one SSRC, every sequence number once, and a timestamp that never steps back.
  @Test void sourcesMayChangeWithoutTheListenersStreamBreaking() {
    alice.hearsSilence();
    a.hears(Source.Playlist.forever(Tones.sine(1000, Duration.ofSeconds(1))));
    alice.hears(1000);
    bridge();
    alice.hears(700);
    a.hears(Source.Playlist.forever(Tones.sine(1300, Duration.ofSeconds(1))));
    alice.hears(1300);
    a.hears(new Source.OtherLeg(b));
    alice.hears(700);

    List<Phone.Heard> stream = alice.heard();
    assertThat(stream.stream().map(Phone.Heard::ssrc).distinct()).containsExactly(a.local().ssrc());
    for (int i = 1; i < stream.size(); i++) {
      assertThat((stream.get(i).sequence() - stream.get(i - 1).sequence()) & 0xFFFF).as("sequence at %d", i).isEqualTo(1);
      assertThat(stream.get(i).timestamp() - stream.get(i - 1).timestamp()).as("timestamp at %d", i).isBetween(160, 160 * 10);
    }
    assertThat(stream.stream().filter(Phone.Heard::marker).count()).as("talk spurts").isBetween(4L, 8L);
  }

  @Test void aPlaylistIsHeardWholeAndItsEndIsTold() throws InterruptedException {
    alice.hearsSilence();
    int before = alice.heard().size();
    a.hears(new Source.Playlist(List.of(Tones.sine(1013, Duration.ofMillis(310)), Tones.sine(1517, Duration.ofMillis(290))), 2, "menu"));
    assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo("ended menu");
    List<Phone.Heard> all = alice.hearsUntil(heard -> heard.size() > before + 70);
    short[] pcm = Phone.pcm(all.subList(before, all.size()));
    long loud = IntStream.range(0, pcm.length).filter(i -> Math.abs(pcm[i]) > 40).count();
    assertThat(loud / 8.0).as("milliseconds of tone").isBetween(1180.0, 1205.0);
  }

  @Test void aKeyCountsOnceWhateverTheNetworkLosesOrRepeats() throws InterruptedException {
    alice.hearsSilence();
    alice.presses('1', n -> false, false);
    alice.presses('1', n -> false, true);          // pressed again, every packet doubled
    alice.presses('2', n -> n < 4, false);         // its beginning is lost
    alice.presses('#', n -> n >= 5, false);        // all three ends are lost
    alice.presses('9', n -> n != 6, true);         // one end is all that comes, twice
    alice.presses('*', n -> false, false);
    for (char key : "112#9*".toCharArray()) assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo("digit " + key);
    alice.hearsSilence();
    assertThat(news).isEmpty();
  }

  @Test void keysPassThroughABridgeAndAreToldOnce() throws InterruptedException {
    bridge();
    bob.hears(500);
    alice.presses('5', n -> false, false);
    List<Phone.Heard> events = bob.hearsUntil(heard -> heard.stream().filter(p -> p.payloadType() == 101).count() >= 8);
    assertThat(events.stream().filter(p -> p.payloadType() == 101).map(Phone.Heard::timestamp).distinct()).hasSize(1);
    assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo("digit 5");
    assertThat(news).isEmpty();
  }

  @Test void dialledKeysAreEventsOfProperLengthWithThreeEnds() {
    alice.hearsSilence();
    a.dial("4#");
    List<Phone.Heard> events = alice.hearsUntil(heard -> heard.stream().filter(p -> p.payloadType() == 101 && (p.payload()[1] & 0x80) != 0).count() >= 6).stream()
        .filter(p -> p.payloadType() == 101).toList();
    assertThat(events.stream().map(Phone.Heard::timestamp).distinct()).hasSize(2);
    assertThat(events.stream().map(p -> (int) p.payload()[0]).distinct()).containsExactly(4, 11);
    List<Phone.Heard> ends = events.stream().filter(p -> (p.payload()[1] & 0x80) != 0).toList();
    assertThat(ends).hasSize(6).allMatch(p -> ByteBuffer.wrap(p.payload()).getShort(2) == 800);
    assertThat(events.getFirst().marker()).isTrue();
    alice.hearsSilence();
  }

  @Test void threePartiesOfTwoLoopsHearEachOtherButNotThemselves() throws IOException {
    try (Phone carol = new Phone(Codec.PCMU, 900)) {
      MediaLeg c = engine.open(LegSpec.rtp(LegId.random()), MediaListener.NONE);
      c.connect(carol.media());
      carol.speaksTo(c);
      MixRoom room = engine.room(a);
      for (MediaLeg leg : List.of(a, b, c)) {
        room.join(leg);
        leg.hears(new Source.Mixed(room));
      }
      alice.hears(700).hears(900);
      bob.hears(500).hears(900);
      carol.hears(500).hears(700);
      short[] own = Phone.pcm(alice.heard().subList(alice.heard().size() - 10, alice.heard().size()));
      assertThat(Goertzel.share(own, 500)).as("own voice").isLessThan(0.01);

      room.gain(c, a, 0);   // alice doesn't hear carol any more
      alice.hearsUntil(heard -> heard.size() > 20 && Goertzel.share(Phone.pcm(heard.subList(heard.size() - 10, heard.size())), 700) > 0.9);
      bob.hears(900);
    }
  }

  @Test void aMutedPartyIsHeardByNobodyButItsKeysCount() throws InterruptedException {
    bridge();
    bob.hears(500);
    a.mute(true);
    bob.hearsSilence();
    alice.presses('7', n -> false, false);
    assertThat(news.poll(10, TimeUnit.SECONDS)).isEqualTo("digit 7");
    a.mute(false);
    bob.hears(500);
  }
}
