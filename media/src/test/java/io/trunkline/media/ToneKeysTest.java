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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys as sound, of a phone that agreed on no telephone-events: through sockets, a network that loses packets, and a leg.
class ToneKeysTest {
  private static final String ALL = "123A456B789C*0#D";
  private static final Duration PRESS = Duration.ofMillis(60);

  private final MediaEngine engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1), SystemTime.INSTANCE);
  private final BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
  private final MediaLeg leg = engine.open(LegSpec.rtp(LegId.random()), new MediaListener() {
    @Override public void digit(MediaLeg leg, char digit) { keys.add(digit); }
  });

  @AfterEach void stop() { engine.close(); }

  private void told(String expected) throws InterruptedException {
    StringBuilder told = new StringBuilder();
    while (told.length() < expected.length()) {
      Character key = keys.poll(8, TimeUnit.SECONDS);
      assertThat(key).as("a key after %s", told).isNotNull();
      told.append(key);
    }
    assertThat(told.toString()).isEqualTo(expected);
  }

  @ParameterizedTest @EnumSource(Codec.class)
  void everyKeyIsToldOnce(Codec codec) throws IOException, InterruptedException {
    try (Phone phone = new Phone(codec, 500)) {
      leg.connect(phone.mediaWithoutEvents());
      phone.sounds(ALL + "1155", PRESS);
      phone.speaksTo(leg);
      told(ALL + "1155");
      phone.sounds("9", PRESS);
      told("9");
      assertThat(keys).isEmpty();
    }
  }

  @Test void lostPacketsMakeNoSecondPressOfOne() throws IOException, InterruptedException {
    try (Phone phone = new Phone(Codec.PCMA, 500).losing(n -> n % 10 == 4 || n % 10 == 5)) {   // in the middle of each press and of each pause of 200 ms
      leg.connect(phone.mediaWithoutEvents());
      phone.sounds("12345", Duration.ofMillis(200));
      phone.speaksTo(leg);
      told("12345");
      phone.sounds("#", PRESS);
      told("#");
    }
  }

  /// The sound of a key that came as an event as well (some carriers send both) must not count a second time.
  @Test void whoAgreedOnTelephoneEventsIsNotListenedTo() throws IOException, InterruptedException {
    try (Phone phone = new Phone(Codec.PCMA, 500)) {
      leg.connect(phone.media());
      leg.hears(new Source.OtherLeg(leg));
      phone.sounds("123", PRESS);
      phone.speaksTo(leg);
      hearsItselfFor(30, phone);
      phone.presses('4', n -> false, false);
      told("4");

      leg.connect(phone.mediaWithoutEvents());   // a re-offer may change it
      phone.sounds("5", PRESS);
      told("5");
      leg.connect(phone.media());
      phone.sounds("6", PRESS);
      hearsItselfFor(15, phone);
      phone.presses('7', n -> false, false);
      told("7");
    }
  }

  private static void hearsItselfFor(int packets, Phone phone) {
    int before = phone.heard().size();
    phone.hearsUntil(heard -> heard.size() > before + packets);
    phone.hears(500);   // the keys have come and gone
  }

  @Test void theEchoOfKeysThatWeSendIsNoKey() throws IOException, InterruptedException {
    try (MediaEngine far = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1), SystemTime.INSTANCE)) {
      MediaLeg echo = far.open(LegSpec.rtp(LegId.random()), new MediaListener() {
        @Override public void digit(MediaLeg leg, char digit) { keys.add(Character.toLowerCase(digit)); }
      });
      echo.hears(new Source.OtherLeg(echo));
      leg.connect(at(echo));
      echo.connect(at(leg));
      leg.dial("ABCD");
      told("abcd");
    }
    assertThat(keys).isEmpty();
  }

  private static RemoteMedia at(MediaLeg other) {
    return RemoteMedia.rtp(new InetSocketAddress(InetAddress.getLoopbackAddress(), other.local().port()), Codec.PCMA, -1);
  }
}
