package io.trunkline.server.directory.internal;

import io.trunkline.server.directory.CalendarConfig.Holiday;
import io.trunkline.server.directory.CalendarConfig.Hours;
import io.trunkline.server.directory.CalendarConfig.Rules;
import io.trunkline.server.directory.CalendarConfig.Workday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The sample calendar of a new tenant: office hours with mainland China's public holidays.
///
/// 2026 follows the State Council's notice with its exchanged days (调休). For 2027 only the days that the law itself fixes
/// (全国年节及纪念日放假办法, as of 2025) stand here; the exchanged days come with each year's notice, and the tenant edits its calendar.
final class ChinaHolidays {
  private static final LocalTime FROM = LocalTime.of(9, 0);
  private static final LocalTime TO = LocalTime.of(18, 0);

  static final Rules OFFICE = new Rules(
      List.of(new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), FROM, TO)),
      holidays(
          span("元旦", "2026-01-01", 3), span("春节", "2026-02-15", 9), span("清明节", "2026-04-04", 3), span("劳动节", "2026-05-01", 5),
          span("端午节", "2026-06-19", 3), span("中秋节", "2026-09-25", 3), span("国庆节", "2026-10-01", 7),
          span("元旦", "2027-01-01", 1), span("春节", "2027-02-05", 4), span("清明节", "2027-04-05", 1), span("劳动节", "2027-05-01", 2),
          span("端午节", "2027-06-09", 1), span("中秋节", "2027-09-15", 1), span("国庆节", "2027-10-01", 3)),
      workdays("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"));

  private ChinaHolidays() {}

  private static List<Holiday> span(String name, String first, int days) {
    List<Holiday> span = new ArrayList<>();
    for (int i = 0; i < days; i++) span.add(new Holiday(LocalDate.parse(first).plusDays(i), name));
    return span;
  }

  @SafeVarargs
  private static List<Holiday> holidays(List<Holiday>... spans) {
    List<Holiday> all = new ArrayList<>();
    for (List<Holiday> span : spans) all.addAll(span);
    return all;
  }

  private static List<Workday> workdays(String... dates) {
    List<Workday> all = new ArrayList<>();
    for (String date : dates) all.add(new Workday(LocalDate.parse(date), FROM, TO));
    return all;
  }
}
