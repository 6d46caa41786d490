package io.trunkline.sip.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTimersTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T12:00:00Z"));
  private final List<String> ran = new ArrayList<>();
  private final LoopTimers timers = new LoopTimers(time, Runnable::run, LoopTimersTest::guarded);

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("a bug");
    }
  }

  private LoopTimer in(int millis, String name) { return timers.after(Duration.ofMillis(millis), () -> ran.add(name)); }

  @Test void neverEarlyAndAtMostASlotLate() {
    in(500, "500");
    in(501, "501");
    time.passes(Duration.ofMillis(499));
    assertThat(ran).isEmpty();
    time.passes(Duration.ofMillis(1));
    assertThat(ran).containsExactly("500");
    time.passes(Duration.ofMillis(20));
    assertThat(ran).containsExactly("500", "501");
  }

  @Test void manyOfOneSlotAskTheClockOnce() {
    for (int i = 0; i < 20; i++) in(481 + i, "t" + i);
    assertThat(time.pending()).isEqualTo(1);
    time.passes(Duration.ofMillis(500));
    assertThat(ran).hasSize(20).startsWith("t0", "t1");
    assertThat(time.pending()).isZero();
  }

  @Test void whatIsCancelledIsNeverHeardOfAndTheClockForgetsASlotWithoutAny() {
    LoopTimer one = in(100, "one");
    LoopTimer other = in(100, "other");
    one.cancel();
    one.cancel();
    assertThat(time.pending()).isEqualTo(1);
    other.cancel();
    assertThat(time.pending()).isZero();
    in(100, "third");
    time.passes(Duration.ofMillis(100));
    assertThat(ran).containsExactly("third");
  }

  @Test void oneThatRunsMayCancelItsNeighbourAndSetAnother() {
    List<LoopTimer> neighbour = new ArrayList<>();
    timers.after(Duration.ofMillis(40), () -> {
      neighbour.getFirst().cancel();
      in(0, "at once");
    });
    neighbour.add(in(40, "neighbour"));
    in(40, "last");
    time.passes(Duration.ofMillis(40));
    assertThat(ran).containsExactly("last", "at once");
  }

  @Test void aBugOfOneIsNotTheOthers() {
    timers.after(Duration.ofMillis(20), () -> {
      throw new IllegalStateException("a bug");
    });
    in(20, "after it");
    time.passes(Duration.ofMillis(20));
    assertThat(ran).containsExactly("after it");
  }
}
