package io.trunkline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final ManualTime time = new ManualTime(NOON);
  private final List<String> ran = new ArrayList<>();

  @Test void workRunsInTheOrderOfItsTimeAndSeesThatTime() {
    time.after(Duration.ofSeconds(2), () -> ran.add("second at " + Duration.between(NOON, time.now()).toSeconds()));
    time.after(Duration.ofSeconds(1), () -> time.after(Duration.ofMillis(500), () -> ran.add("nested")));
    time.passes(Duration.ofSeconds(3));
    assertThat(ran).containsExactly("nested", "second at 2");
    assertThat(time.now()).isEqualTo(NOON.plusSeconds(3));
    assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
  }

  @Test void cancelledWorkNeverRunsAndIsForgotten() {
    Time.Timer timer = time.after(Duration.ofSeconds(1), () -> ran.add("ring"));
    timer.cancel();
    assertThat(time.pending()).isZero();
    time.passes(Duration.ofSeconds(2));
    assertThat(ran).isEmpty();
  }
}
