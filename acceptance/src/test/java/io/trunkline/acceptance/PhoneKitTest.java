package io.trunkline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.G711;
import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The kit judges the product, so it is judged first: phone against phone.
class PhoneKitTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test void twoPhonesHearEachOthersToneAndKeys() {
    try (Phone alice = Phone.start("alice"); Phone bob = Phone.start("bob")) {
      PhoneCall call = alice.dial(bob.address(), "bob", "alice").says(600);
      PhoneCall ring = bob.awaitCall(SOON);
      call.awaitRinging(SOON);
      ring.answers().says(1000);
      call.awaitAnswer(SOON);
      call.hears().awaitTone(1000, SOON);
      ring.hears().awaitTone(600, SOON);
      assertThat(ring.hears().all().last(0.3).hasTone(1000)).isFalse();
      call.presses("19#");
      assertThat("" + ring.awaitDigit(SOON) + ring.awaitDigit(SOON) + ring.awaitDigit(SOON)).isEqualTo("19#");
      ring.hangsUp();
      assertThat(call.awaitEnd(SOON).byPeer()).isTrue();
    }
  }

  @Test void aCallerWhoGivesUpStopsTheRinging() {
    try (Phone alice = Phone.start("alice"); Phone bob = Phone.start("bob")) {
      PhoneCall call = alice.dial(bob.address(), "bob", "alice");
      PhoneCall ring = bob.awaitCall(SOON);
      call.awaitRinging(SOON);
      call.hangsUp();
      assertThat(ring.awaitEnd(SOON).status()).isEqualTo(487);
      assertThat(call.awaitEnd(SOON).status()).isEqualTo(487);
    }
  }

  @Test void aBusyPhoneSaysSo() {
    try (Phone alice = Phone.start("alice"); Phone bob = Phone.start("bob")) {
      PhoneCall call = alice.dial(bob.address(), "bob", "alice");
      bob.awaitCall(SOON).rejects(486, "Busy Here");
      assertThat(call.awaitEnd(SOON).status()).isEqualTo(486);
    }
  }

  @Test void aLawLosesLittle() {
    for (int s = -32768; s < 32768; s += 7) {
      int error = Math.abs(G711.fromAlaw(G711.toAlaw((short) s)) - s);
      assertThat(error).as("sample %d", s).isLessThanOrEqualTo(Math.max(16, Math.abs(s) / 16));
    }
  }

  @Test void anEarFindsATonesLevelAndASoundsPlace() {
    Sound tone = Sound.tone(1000, Duration.ofSeconds(1), -15);
    assertThat(tone.levelDb(1000)).isBetween(-15.2, -14.8);
    assertThat(tone.levelDb(600)).isLessThan(-60);
    short[] mixed = new short[24000];
    Sound mark = Sound.tone(700, Duration.ofMillis(400), -20);
    for (int i = 0; i < mark.size(); i++) {
      mixed[i + 12000] = mark.at(i);
    }
    assertThat(new Sound(mixed, 8000).find(mark)).isEqualTo(1.5);
  }
}
