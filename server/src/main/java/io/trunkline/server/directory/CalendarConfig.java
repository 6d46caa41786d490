package io.trunkline.server.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/// When a tenant is there: weekly hours, days off, and days that are worked although the week says otherwise (调休).
///
/// A day named in `workdays` is worked as written there; otherwise one in `holidays` is off; otherwise the week decides.
public record CalendarConfig(long id, String name, Rules rules) {
  /// True when somebody is there at that moment, by the tenant's clock.
  public boolean isOpen(Instant now, ZoneId zone) { return rules.isOpen(now.atZone(zone)); }

  public record Rules(List<Hours> hours, List<Holiday> holidays, List<Workday> workdays) {
    public Rules {
      hours = List.copyOf(hours);
      holidays = List.copyOf(holidays);
      workdays = List.copyOf(workdays);
    }

    boolean isOpen(ZonedDateTime local) {
      LocalDate date = local.toLocalDate();
      LocalTime at = local.toLocalTime();
      boolean special = false;
      for (Workday day : workdays) {
        if (!day.date().equals(date)) continue;
        if (within(at, day.from(), day.to())) return true;
        special = true;
      }
      if (special) return false;
      for (Holiday day : holidays) if (day.date().equals(date)) return false;
      for (Hours span : hours) if (span.days().contains(date.getDayOfWeek()) && within(at, span.from(), span.to())) return true;
      return false;
    }

    /// `to` is excluded; 00:00 as the end means midnight.
    private static boolean within(LocalTime at, LocalTime from, LocalTime to) {
      return !at.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || at.isBefore(to));
    }
  }

  public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Hours {
      days = Set.copyOf(days);
    }
  }

  public record Holiday(LocalDate date, String name) {}

  public record Workday(LocalDate date, LocalTime from, LocalTime to) {}
}
