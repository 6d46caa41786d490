package io.trunkline.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.directory.CalendarConfig.Holiday;
import io.trunkline.server.directory.CalendarConfig.Hours;
import io.trunkline.server.directory.CalendarConfig.Rules;
import io.trunkline.server.directory.CalendarConfig.Workday;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarConfigTest {
  private static final CalendarConfig OFFICE = new CalendarConfig(1, "Office", new Rules(
      List.of(new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(12, 0)),
          new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(13, 0), LocalTime.of(18, 0)),
          new Hours(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
      List.of(new Holiday(LocalDate.of(2026, 2, 17), "春节"), new Holiday(LocalDate.of(2026, 2, 14), "swapped")),
      List.of(new Workday(LocalDate.of(2026, 2, 14), LocalTime.of(10, 0), LocalTime.of(16, 0)))));

  @ParameterizedTest @CsvSource({
      "2026-01-05T00:59:59Z, false",   // Monday 08:59:59 in Shanghai
      "2026-01-05T01:00:00Z, true",
      "2026-01-05T04:00:00Z, false",   // the end is excluded: lunch
      "2026-01-05T05:00:00Z, true",
      "2026-01-05T10:00:00Z, false",
      "2026-01-09T15:59:59Z, true",    // Friday 23:59:59: midnight as the end
      "2026-01-09T16:00:00Z, false",   // Saturday
      "2026-02-17T02:00:00Z, false",   // a holiday on a Tuesday
      "2026-02-14T01:00:00Z, false",   // a Saturday that is worked has the hours written there
      "2026-02-14T02:00:00Z, true",    // and they win over a holiday of the same day
      "2026-02-14T08:00:00Z, false"})
  void theWeekHolidaysAndSwappedDaysDecide(Instant now, boolean open) {
    assertThat(OFFICE.isOpen(now, ZoneId.of("Asia/Shanghai"))).isEqualTo(open);
  }

  @ParameterizedTest @CsvSource({
      "2026-03-06T08:00:00Z, false",   // Friday before summer time: 08:00 in London
      "2026-03-06T09:00:00Z, true",
      "2026-03-30T07:59:59Z, false",   // Monday after it began: 08:59:59 there
      "2026-03-30T08:00:00Z, true",
      "2026-10-26T08:00:00Z, false",   // Monday after it ended
      "2026-10-26T09:00:00Z, true"})
  void summerTimeMovesTheHoursWithTheTenantsClock(Instant now, boolean open) {
    assertThat(OFFICE.isOpen(now, ZoneId.of("Europe/London"))).isEqualTo(open);
  }
}
