package io.trunkline.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockOutTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final LockOut lockOut = new LockOut(time);

  @Test void fiveTriesAreFreeThenTheWaitDoubles() {
    for (int i = 0; i < 5; i++) {
      assertThat(lockOut.wait("a@demo", "192.0.2.1")).isZero();
      lockOut.failed("a@demo", "192.0.2.1");
    }
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(16));
    lockOut.failed("a@demo", "192.0.2.1");
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(31));
    assertThat(lockOut.wait("b@demo", "192.0.2.1")).isZero();
  }

  @Test void nobodyIsLockedOutForGood() {
    for (int i = 0; i < 30; i++) lockOut.failed("a@demo", "192.0.2.1");
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isLessThanOrEqualTo(Duration.ofMinutes(15));
    time.passes(Duration.ofMinutes(15));
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isZero();
    time.passes(Duration.ofHours(1));
    lockOut.failed("a@demo", "192.0.2.1");
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isZero();   // the old failures are forgotten
  }

  @Test void anAddressThatTriesManyLoginsWaitsToo() {
    for (int i = 0; i < 50; i++) lockOut.failed("person" + i + "@demo", "192.0.2.9");
    assertThat(lockOut.wait("somebody.else@demo", "192.0.2.9")).isPositive();
    assertThat(lockOut.wait("somebody.else@demo", "192.0.2.10")).isZero();
  }

  @Test void theRightPasswordClearsTheSlate() {
    for (int i = 0; i < 4; i++) lockOut.failed("a@demo", "192.0.2.1");
    lockOut.succeeded("a@demo");
    for (int i = 0; i < 4; i++) lockOut.failed("a@demo", "192.0.2.1");
    assertThat(lockOut.wait("a@demo", "192.0.2.1")).isZero();
  }
}
