package io.trunkline.server.ops.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ops.Alarm;
import io.trunkline.server.ops.AlarmKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
  private static final Instant T0 = Instant.parse("2026-11-27T08:00:00Z");

  @Test void aConditionThatStaysIsOneAlarmWithItsNewestFigures() {
    AlarmBook book = AlarmBook.EMPTY.next(List.of(busy("71")), T0).next(List.of(busy("82")), T0.plusSeconds(10));
    assertThat(book.alarms()).singleElement().satisfies(alarm -> {
      assertThat(alarm.since()).isEqualTo(T0);
      assertThat(alarm.figures()).containsEntry("percent", "82");
      assertThat(alarm.stands()).isTrue();
    });
  }

  @Test void whatComesAndGoesIsOneAlarm() {
    AlarmBook book = AlarmBook.EMPTY.next(List.of(busy("71")), T0).next(List.of(), T0.plusSeconds(30)).next(List.of(busy("70")), T0.plusSeconds(40));
    assertThat(book.alarms()).singleElement().satisfies(alarm -> assertThat(alarm.since()).isEqualTo(T0));
  }

  @Test void whatWasCalmLongEnoughIsClearedAndMayBeRaisedAnew() {
    Instant calm = T0.plus(AlarmBook.CALM);
    AlarmBook cleared = AlarmBook.EMPTY.next(List.of(busy("71")), T0).next(List.of(), calm);
    assertThat(cleared.alarms()).singleElement().satisfies(alarm -> assertThat(alarm.cleared()).isEqualTo(calm));
    AlarmBook again = cleared.next(List.of(busy("75")), calm.plusSeconds(10));
    assertThat(again.alarms()).extracting(Alarm::stands).containsExactly(true, false);
    assertThat(again.alarms().getFirst().since()).isEqualTo(calm.plusSeconds(10));
  }

  @Test void theGravestAndOldestStandsOnTop() {
    AlarmBook book = AlarmBook.EMPTY.next(List.of(busy("71")), T0).next(List.of(busy("71"), down("b")), T0.plusSeconds(10))
        .next(List.of(busy("71"), down("b"), down("a")), T0.plusSeconds(20));
    assertThat(book.alarms()).extracting(Alarm::subject).containsExactly("b", "a", "node-1");
  }

  @Test void whatIsClearedIsKeptButNotForEver() {
    AlarmBook book = AlarmBook.EMPTY;
    Instant now = T0;
    for (int i = 0; i < AlarmBook.MOST_CLEARED + 5; i++) {
      book = book.next(List.of(down("trunk " + i)), now);
      now = now.plus(AlarmBook.CALM).plus(Duration.ofSeconds(1));
      book = book.next(List.of(), now);
    }
    assertThat(book.alarms()).hasSize(AlarmBook.MOST_CLEARED);
    assertThat(book.alarms().getFirst().subject()).isEqualTo("trunk " + (AlarmBook.MOST_CLEARED + 4));
  }

  private static Finding busy(String percent) { return new Finding(AlarmKind.NODE_BUSY, "node-1", Map.of("percent", percent)); }

  private static Finding down(String trunk) { return new Finding(AlarmKind.TRUNK_DOWN, trunk, Map.of()); }
}
