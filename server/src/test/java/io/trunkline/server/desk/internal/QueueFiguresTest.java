package io.trunkline.server.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.desk.BoardView.Today;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
  private static final Duration THRESHOLD = Duration.ofSeconds(15);

  @Test void theServiceLevelIsAnsweredInTimeOfAllThatEndedButShortAbandons() {
    QueueFigures figures = new QueueFigures(SHANGHAI);
    assertThat(figures.serviceLevel(NOON)).isNull();
    figures.answered(NOON, Duration.ofSeconds(15), THRESHOLD);
    figures.answered(NOON, Duration.ofSeconds(16), THRESHOLD);
    figures.abandoned(NOON, Duration.ofSeconds(5));
    assertThat(figures.serviceLevel(NOON)).isEqualTo(33);
    figures.abandoned(NOON, Duration.ofMillis(4_999));
    assertThat(figures.serviceLevel(NOON)).as("whoever hung up at once is left out").isEqualTo(33);
    figures.left(NOON);
    assertThat(figures.serviceLevel(NOON)).as("who overflowed was not served in time").isEqualTo(25);
    assertThat(figures.today(NOON)).isEqualTo(new Today(0, 2, 1, 1));
  }

  @Test void atMidnightOfTheTenantTheDayBeginsAnew() {
    QueueFigures figures = new QueueFigures(SHANGHAI);
    Instant evening = Instant.parse("2026-11-28T15:59:59Z");
    figures.before(LocalDate.of(2026, 11, 28), new Today(10, 8, 7, 1), evening);
    figures.offered(evening);
    assertThat(figures.today(evening)).isEqualTo(new Today(11, 8, 7, 1));
    assertThat(figures.today(evening.plusSeconds(1))).isEqualTo(new Today(0, 0, 0, 0));
    figures.before(LocalDate.of(2026, 11, 28), new Today(10, 8, 7, 1), evening.plusSeconds(1));
    assertThat(figures.today(evening.plusSeconds(1))).as("yesterday's counts come too late").isEqualTo(new Today(0, 0, 0, 0));
  }

  /// Against a list of all that happened.
  @Test void theWindowHoldsWhatEndedInTheLastHalfHour() {
    record Ended(long minute, boolean inTime) {}
    Random random = new Random(42);
    QueueFigures figures = new QueueFigures(SHANGHAI);
    List<Ended> all = new ArrayList<>();
    Instant now = NOON;
    for (int i = 0; i < 3_000; i++) {
      now = now.plusSeconds(random.nextInt(200) == 0 ? 4_000 : random.nextInt(40));
      boolean answered = random.nextInt(3) > 0;
      boolean inTime = answered && random.nextBoolean();
      if (answered) figures.answered(now, Duration.ofSeconds(inTime ? 3 : 40), THRESHOLD);
      else figures.abandoned(now, Duration.ofSeconds(20));
      long minute = now.getEpochSecond() / 60;
      all.add(new Ended(minute, inTime));
      List<Ended> window = all.stream().filter(one -> one.minute() > minute - QueueFigures.WINDOW_MINUTES).toList();
      assertThat(figures.serviceLevel(now)).isEqualTo((int) Math.round(100.0 * window.stream().filter(Ended::inTime).count() / window.size()));
    }
    assertThat(figures.serviceLevel(now.plusSeconds(60L * QueueFigures.WINDOW_MINUTES))).isNull();
  }
}
