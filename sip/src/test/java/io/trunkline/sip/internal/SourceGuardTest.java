package io.trunkline.sip.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.Transport;
import io.trunkline.sip.internal.Standing.Deed;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceGuardTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
  private final SourceGuard guard = new SourceGuard(time);
  private final Flow stranger = from("198.51.100.9");

  private static Flow from(String address) {
    return new Flow(Transport.UDP, new InetSocketAddress(address, 5060), new Flow.SentBy("h", 5060)) {
      @Override void send(byte[] message, Runnable failed) {}
    };
  }

  private void does(Flow flow, Deed deed, int times) {
    for (int i = 0; i < times; i++) if (guard.hears(flow)) guard.did(flow, deed);
  }

  @Test void aScannerIsNotHeardForAWhileAndThenOnceMore() {
    does(stranger, Deed.SILENCED, 30);
    assertThat(guard.hears(stranger)).isFalse();
    assertThat(guard.banned()).isEqualTo(1);
    assertThat(guard.hears(from("198.51.100.10"))).isTrue();
    time.passes(Duration.ofSeconds(61));
    assertThat(guard.hears(stranger)).isTrue();
  }

  @Test void eachBanIsTwiceAsLongUpToAboutAnHourAndIsForgottenInTime() {
    Duration expected = Standing.FIRST_BAN;
    for (int ban = 0; ban < 9; ban++) {
      does(stranger, Deed.WRONG_PASSWORD, 5);
      time.passes(expected.minusSeconds(1));
      assertThat(guard.hears(stranger)).isFalse();
      time.passes(Duration.ofSeconds(2));
      assertThat(guard.hears(stranger)).isTrue();
      if (ban < Standing.MOST_DOUBLINGS) expected = expected.multipliedBy(2);
    }
    time.passes(Standing.BANS_FORGOTTEN.plusSeconds(60));
    does(stranger, Deed.WRONG_PASSWORD, 5);
    time.passes(Standing.FIRST_BAN.plusSeconds(1));
    assertThat(guard.hears(stranger)).isTrue();
  }

  @Test void aPhoneWithAWrongPasswordThatTriesEveryHalfMinuteIsNeverBanned() {
    for (int i = 0; i < 200; i++) {
      does(stranger, Deed.CHALLENGED, 1);
      does(stranger, Deed.WRONG_PASSWORD, 1);
      time.passes(Duration.ofSeconds(30));
    }
    assertThat(guard.hears(stranger)).isTrue();
  }

  @Test void whoHasProvedItselfIsNotBannedThroughForgedDatagrams() {
    guard.prove(stranger);
    does(stranger, Deed.WRONG_PASSWORD, 1_000);
    assertThat(guard.hears(stranger)).isTrue();
    time.passes(Standing.PROOF.plusSeconds(1));
    does(stranger, Deed.WRONG_PASSWORD, 10);
    assertThat(guard.hears(stranger)).isFalse();
  }

  @Test void aFloodOfAnythingFromAnUnknownSourceEndsUnheard() {
    int heard = 0;
    for (int i = 0; i < 1_000; i++) if (guard.hears(stranger)) heard++;
    assertThat(heard).isLessThan(260);
  }

  @Test void countlessSourcesTakeABoundedPlace() {
    for (int i = 0; i < SourceGuard.MOST + 5_000; i++) guard.did(from("10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255)), Deed.SILENCED);
    time.passes(Duration.ofMinutes(1));
    does(stranger, Deed.SILENCED, 30);   // the others' points have run out, so there is room again
    assertThat(guard.hears(stranger)).isFalse();
  }
}
