package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.SipCounters;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SipDefenceTest {
  private static SipCounters counters(long malformed, long silenced, long rejected, long dropped, long banned, long bounded) {
    return new SipCounters(0, 0, malformed, silenced, rejected, dropped, 0, 0, 0, 0, 0, 0, banned, 0, bounded);
  }

  @Test void onlyWhatCameSinceTheLastLookIsTold() {
    SipDefence.Refused refused = SipDefence.Refused.between(counters(1, 2, 3, 4, 5, 6), counters(2, 4, 6, 8, 10, 12));
    assertThat(refused).isEqualTo(new SipDefence.Refused(2, 3, 1, 5, 4, 6));
    assertThat(refused.isWorthTelling()).isTrue();
    assertThat(SipDefence.Refused.between(counters(1, 2, 3, 4, 5, 6), counters(1, 2, 3, 4, 5, 6)).isWorthTelling()).isFalse();
  }

  @Test void itLooksEveryFiveMinutesUntilItIsStopped() {
    ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    AtomicInteger looks = new AtomicInteger();
    SipDefence defence = SipDefence.watch(time, () -> {
      looks.incrementAndGet();
      return counters(0, 0, 0, 0, 0, 0);
    });
    time.passes(SipDefence.EVERY.multipliedBy(2));
    assertThat(looks).hasValue(3);
    defence.stop();
    time.passes(SipDefence.EVERY.multipliedBy(2));
    assertThat(looks).hasValue(3);
    assertThat(time.pending()).isZero();
  }
}
