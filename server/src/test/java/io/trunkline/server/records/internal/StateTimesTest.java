package io.trunkline.server.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.records.internal.StateTimes.Change;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTimesTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");

  private static Change change(int second, String from, String to) { return new Change(MIDNIGHT.plusSeconds(second), from, to); }

  @Test void eachStateHasItsOwnTime() {
    StateTimes day = StateTimes.between(MIDNIGHT, MIDNIGHT.plusSeconds(100),
        List.of(change(10, "OFFLINE", "READY"), change(40, "READY", "NOT_READY"), change(45, "NOT_READY", "READY"), change(90, "READY", "OFFLINE")), "OFFLINE");
    assertThat(day.seconds("READY")).isEqualTo(75);
    assertThat(day.seconds("NOT_READY")).isEqualTo(5);
    assertThat(day.secondsBut("OFFLINE")).isEqualTo(80);
    assertThat(day.seconds("WRAP_UP")).isZero();
  }

  @Test void aShiftThatBeganYesterdayCountsFromMidnight() {
    assertThat(StateTimes.between(MIDNIGHT, MIDNIGHT.plusSeconds(60), List.of(change(50, "READY", "OFFLINE")), "OFFLINE").seconds("READY")).isEqualTo(50);
    assertThat(StateTimes.between(MIDNIGHT, MIDNIGHT.plusSeconds(60), List.of(), "READY").seconds("READY")).isEqualTo(60);
  }

  @Test void factsOutOfOrderByAMomentNeverCountNegative() {
    StateTimes day = StateTimes.between(MIDNIGHT, MIDNIGHT.plusSeconds(10), List.of(change(5, "READY", "TALKING"), change(4, "TALKING", "READY")), "READY");
    assertThat(day.seconds("TALKING")).isZero();
  }
}
