package io.trunkline.server.directory.web;

import io.trunkline.server.directory.CalendarConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Opening hours, holidays and exchanged days (调休).
@RestController
@RequestMapping("/api/v1/calendars")
@Allow(Role.ADMIN)
class CalendarsController {
  enum Day {
    MON(DayOfWeek.MONDAY), TUE(DayOfWeek.TUESDAY), WED(DayOfWeek.WEDNESDAY), THU(DayOfWeek.THURSDAY), FRI(DayOfWeek.FRIDAY), SAT(DayOfWeek.SATURDAY),
    SUN(DayOfWeek.SUNDAY);

    private final DayOfWeek day;

    Day(DayOfWeek day) { this.day = day; }
  }

  record Hours(@NotNull @Size(min = 1, max = 7) List<@NotNull Day> days, @NotNull LocalTime from, @NotNull LocalTime to) {}

  record Holiday(@NotNull LocalDate date, @NotNull @Size(max = 50) String name) {}

  record Workday(@NotNull LocalDate date, @NotNull LocalTime from, @NotNull LocalTime to) {}

  record Calendar(
      long id,
      @NotBlank @Size(max = 100) String name,
      @NotNull @Size(max = 100) List<@Valid Hours> hours,
      @Size(max = 500) @Nullable List<@Valid Holiday> holidays,
      @Size(max = 500) @Nullable List<@Valid Workday> workdays) {
    CalendarConfig.Rules rules() {
      for (Hours span : hours) orderly(span.from(), span.to());
      List<Workday> worked = workdays == null ? List.of() : workdays;
      for (Workday day : worked) orderly(day.from(), day.to());
      return new CalendarConfig.Rules(
          hours.stream().map(span -> new CalendarConfig.Hours(
              span.days().stream().map(day -> day.day).collect(Collectors.toSet()), span.from(), span.to())).toList(),
          holidays == null ? List.of() : holidays.stream().map(day -> new CalendarConfig.Holiday(day.date(), day.name())).toList(),
          worked.stream().map(day -> new CalendarConfig.Workday(day.date(), day.from(), day.to())).toList());
    }

    private static void orderly(LocalTime from, LocalTime to) {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw Problem.invalid("hours-reversed", from + " is not before " + to, "write a span over midnight as two, the first ending at 00:00");
      }
    }

    static Calendar of(CalendarConfig calendar) {
      CalendarConfig.Rules rules = calendar.rules();
      return new Calendar(calendar.id(), calendar.name(),
          rules.hours().stream().map(span -> new Hours(days(span.days()), span.from(), span.to())).toList(),
          rules.holidays().stream().map(day -> new Holiday(day.date(), day.name())).toList(),
          rules.workdays().stream().map(day -> new Workday(day.date(), day.from(), day.to())).toList());
    }

    private static List<Day> days(Set<DayOfWeek> days) { return Arrays.stream(Day.values()).filter(day -> days.contains(day.day)).toList(); }
  }

  private final ConfigChanges changes;
  private final JsonMapper json;

  CalendarsController(ConfigChanges changes, JsonMapper json) {
    this.changes = changes;
    this.json = json;
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping Page<Calendar> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(changes.config(actor).calendars().values().stream().map(Calendar::of).toList(), after, limit, Calendar::id);
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}") Calendar get(Actor actor, @PathVariable long id) {
    CalendarConfig calendar = changes.config(actor).calendars().get(id);
    if (calendar == null) throw Problem.notFound("calendar");
    return Calendar.of(calendar);
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Calendar add(Actor actor, @Valid @RequestBody Calendar body) {
    String rules = json.writeValueAsString(body.rules());
    return get(actor, changes.make(actor, "calendar-added", "calendar", Map.of("name", body.name()), jdbc -> jdbc
        .sql("insert into directory.calendar (tenant_id, name, rules) values (platform.tenant(), ?, ?::jsonb) returning id")
        .params(body.name(), rules).query(Long.class).single()));
  }

  @PutMapping("/{id}") Calendar change(Actor actor, @PathVariable long id, @Valid @RequestBody Calendar body) {
    String rules = json.writeValueAsString(body.rules());
    return get(actor, changes.change(actor, "calendar-changed", "calendar", id, Map.of("name", body.name()), jdbc -> {
      if (jdbc.sql("update directory.calendar set name = ?, rules = ?::jsonb where id = ?").params(body.name(), rules, id).update() == 0) {
        throw Problem.notFound("calendar");
      }
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    boolean named = changes.config(actor).flows().values().stream().anyMatch(flow -> flow.graph().matches("(?s).*\"calendarId\"\\s*:\\s*" + id + "\\b.*"));
    if (named) throw Problem.conflict("in-use", "a published flow asks this calendar", "publish the flow without it first");
    changes.change(actor, "calendar-removed", "calendar", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.calendar where id = ?").param(id).update() == 0) throw Problem.notFound("calendar");
    });
  }
}
