package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bounds of ITU-T Q.24 (those of the AT&T column, the widest), on keys in noise and on what sounds like speech.
class ToneReceiverTest {
  private static final double[] TONES = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
  private static final String KEYS = "123A456B789C*0#D";

  private final List<Character> told = new ArrayList<>();
  private final Random random = new Random(24);
  private ToneReceiver receiver = new ToneReceiver(told::add);

  /// How keys are pressed.
  ///
  /// @param twist   of the high tone over the low one, in dB
  /// @param offset  of each tone's frequency, up or down
  /// @param noise   below the two tones together, in dB, over the whole band
  private record Press(int onMs, int offMs, double twist, double offset, double noise) {}

  private void hears(double[] pcm) {
    Codec codec = random.nextBoolean() ? Codec.PCMA : Codec.PCMU;
    RtpPacket packet = new RtpPacket();
    packet.data = new byte[160];
    packet.payloadLength = 160;
    packet.codec = codec;
    for (int at = 0; at + 160 <= pcm.length; at += 160) {
      for (int i = 0; i < 160; i++) packet.data[i] = G711.encode(codec, (short) Math.clamp(Math.round(pcm[at + i]), Short.MIN_VALUE, Short.MAX_VALUE));
      packet.sequence = (packet.sequence + 1) & 0xFFFF;
      packet.timestamp += 160;
      receiver.heard(packet);
    }
  }

  private double offset(double most) { return most * (random.nextBoolean() ? 1 : random.nextBoolean() ? -1 : 2 * random.nextDouble() - 1); }

  /// Presses all keys at a level from -6 to -25 dBm0 a tone, beginning anywhere within a packet.
  private void press(List<Character> keys, Press how) {
    double power = 2 * Math.pow(Short.MAX_VALUE * Math.pow(10, (-6 - 19 * random.nextDouble() - 3.14) / 20), 2);
    double high = Math.pow(10, how.twist / 10);
    double[] pcm = new double[1600 + random.nextInt(160) + keys.size() * (how.onMs + how.offMs) * 8];
    int at = 800 + random.nextInt(160);
    for (char key : keys) {
      double low = 2 * Math.PI * TONES[KEYS.indexOf(key) / 4] * (1 + offset(how.offset)) / 8000;
      double column = 2 * Math.PI * TONES[4 + KEYS.indexOf(key) % 4] * (1 + offset(how.offset)) / 8000;
      double phase = 6 * random.nextDouble();
      for (int i = 0; i < how.onMs * 8; i++) pcm[at + i] = Math.sqrt(power / (1 + high)) * (Math.sin(low * i + phase) + Math.sqrt(high) * Math.sin(column * i));
      at += (how.onMs + how.offMs) * 8;
    }
    double noise = Math.sqrt(power / 2 / Math.pow(10, how.noise / 10));
    for (int i = 0; i < pcm.length; i++) pcm[i] += noise * random.nextGaussian();
    hears(pcm);
  }

  /// Share of the keys that were told in their order, with nothing between.
  private double shareTold(int rounds, Press how) {
    int right = 0;
    int pressed = 0;
    for (int i = 0; i < rounds; i++) {
      List<Character> keys = new ArrayList<>(Stream.concat(KEYS.chars().mapToObj(c -> (char) c), Stream.of('5', '5', '0', '0')).toList());
      Collections.shuffle(keys, random);
      told.clear();
      receiver = new ToneReceiver(told::add);
      press(keys, how);
      int next = 0;
      for (char key : keys) if (next < told.size() && told.get(next) == key) next++;
      assertThat(told).as("nothing but what was pressed").hasSize(next);
      right += next;
      pressed += keys.size();
    }
    return (double) right / pressed;
  }

  @Test void ofAllKeysInNoiseAThousandthAtMostIsMissed() {
    assertThat(shareTold(500, new Press(40, 40, 0, 0.015, 15))).isGreaterThanOrEqualTo(0.999);
    assertThat(shareTold(500, new Press(100, 100, 0, 0.015, 15))).isGreaterThanOrEqualTo(0.999);
  }

  @Test void oneToneMayBeWeakerThanTheOther() {
    assertThat(shareTold(500, new Press(40, 40, 4, 0.015, 15))).as("the low one").isGreaterThanOrEqualTo(0.999);
    assertThat(shareTold(500, new Press(40, 40, -8, 0.015, 15))).as("the high one").isGreaterThanOrEqualTo(0.999);
  }

  @Test void aLongPressIsOne() { assertThat(shareTold(5, new Press(3000, 40, -4, 0.015, 15))).isEqualTo(1); }

  @Test void whatIsNoPairOfTonesIsNoKey() {
    assertThat(shareTold(50, new Press(100, 40, 0, 0.05, 40))).as("5 % off, both or one").isLessThan(0.2);
    assertThat(shareTold(50, new Press(100, 40, -15, 0, 40))).as("hardly a second tone").isZero();
    assertThat(shareTold(50, new Press(15, 40, 0, 0, 40))).as("15 ms").isLessThan(0.01);
  }

  /// Many peers send nothing while it is silent: then the gap in the timestamps is the pause. A gap in the numbers too is loss, in the middle of a press.
  @Test void aPauseThatWasNotSentIsOneAndLossIsNone() {
    double[] tone = new double[800];
    for (int i = 0; i < 800; i++) tone[i] = 5000 * (Math.sin(2 * Math.PI * 770 * i / 8000) + Math.sin(2 * Math.PI * 1336 * i / 8000));
    RtpPacket packet = new RtpPacket();
    packet.data = new byte[160];
    packet.payloadLength = 160;
    for (int i = 0; i < 40; i++) {
      if (i == 10 || i == 20) packet.timestamp += 800;   // 10: unsent; 20: lost
      if (i == 20) packet.sequence += 5;
      for (int s = 0; s < 160; s++) packet.data[s] = G711.alaw((short) tone[(160 * i + s) % 800]);
      packet.sequence++;
      packet.timestamp += 160;
      receiver.heard(packet);
    }
    assertThat(told).containsExactly('5', '5');
  }

  /// Voices by formants: 90 to 300 breaths of the glottis a second through three resonances that glide from vowel to vowel, with hisses and pauses between.
  @Test void anHourOfWhatSoundsLikeSpeechHasNoKeyInIt() {
    SpeechLike speech = new SpeechLike(new Random(7));
    double[] second = new double[8000];
    for (int i = 0; i < 3600; i++) {
      speech.say(second);
      hears(second);
    }
    assertThat(speech.loudest()).isGreaterThan(8000);
    assertThat(told).isEmpty();
  }

  @Test void listeningAllocatesNothing() {
    double[] noise = new double[8000];
    for (int i = 0; i < noise.length; i++) noise[i] = 3000 * random.nextGaussian();
    RtpPacket packet = new RtpPacket();
    packet.data = new byte[160];
    packet.payloadLength = 160;
    for (int i = 0; i < 160; i++) packet.data[i] = G711.alaw((short) noise[i]);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    receiver.heard(packet);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20_000; i++) receiver.heard(packet);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  /// A voice without words.
  private static final class SpeechLike {
    private static final double[][] VOWELS = {{730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}, {660, 1720, 2410},
        {490, 1350, 1690}, {640, 1190, 2390}, {440, 1020, 2240}};

    private final Random random;
    private final double[] formants = {500, 1500, 2500};
    private final double[] one = new double[3];
    private final double[] two = new double[3];
    private double[] towards = VOWELS[0];
    private double pitch = 120;
    private double pitchTowards = 120;
    private double phase;
    private double glottis;
    private double loudness;
    private double loudnessTowards = 1;
    private boolean hiss;
    private int left;
    private double loudest;

    SpeechLike(Random random) { this.random = random; }

    double loudest() { return loudest; }

    void say(double[] pcm) {
      for (int i = 0; i < pcm.length; i++) {
        if (left-- <= 0) nextSound();
        pitch += (pitchTowards - pitch) / 400;
        loudness += (loudnessTowards - loudness) / 120;
        phase += pitch * (1 + 0.01 * random.nextGaussian()) / 8000;
        double pulse = phase >= 1 ? 1 + 0.1 * random.nextGaussian() : 0;   // no two are alike
        if (phase >= 1) phase -= 1;
        glottis += (pulse - glottis) / 3;   // a voice has most of its power below its formants
        double excitation = hiss ? random.nextGaussian() * 0.3 : 12 * glottis + 0.05 * random.nextGaussian();
        double sum = 0;
        for (int f = 0; f < 3; f++) {
          formants[f] += (towards[f] - formants[f]) / 300;
          double radius = Math.exp(-Math.PI * (80 + 40 * f) / 8000);
          double out = excitation * (1 - radius) + 2 * radius * Math.cos(2 * Math.PI * formants[f] / 8000) * one[f] - radius * radius * two[f];
          two[f] = one[f];
          one[f] = out;
          sum += out / (1 + f);
        }
        pcm[i] = Math.clamp(sum * loudness * 16_000, -30_000, 30_000);
        loudest = Math.max(loudest, Math.abs(pcm[i]));
      }
    }

    private void nextSound() {
      towards = VOWELS[random.nextInt(VOWELS.length)];
      pitchTowards = 90 + 210 * random.nextDouble();
      hiss = random.nextInt(6) == 0;
      loudnessTowards = random.nextInt(7) == 0 ? 0 : 0.3 + 0.7 * random.nextDouble();
      left = 400 + random.nextInt(2400);   // 50 to 350 ms
    }
  }
}
