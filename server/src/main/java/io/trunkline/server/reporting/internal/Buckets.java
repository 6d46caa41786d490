package io.trunkline.server.reporting.internal;

import io.trunkline.server.reporting.ReportQuery.Granularity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/// Spans of a tenant's calendar. A day has 23 or 25 hours where summer time changes; an hour that comes twice is two.
public final class Buckets {
  private Buckets() {}

  /// The beginning of the span that this moment lies in. Says the same as [#sql].
  public static Instant start(Instant moment, Granularity granularity, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return switch (granularity) {
      case QUARTER -> Slots.of(moment);
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
      case WEEK -> local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone).toInstant();
      case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
    };
  }

  /// The beginning of the next one.
  public static Instant next(Instant start, Granularity granularity, ZoneId zone) {
    ZonedDateTime local = start.atZone(zone);
    return switch (granularity) {
      case QUARTER -> start.plus(Slots.LENGTH);
      case HOUR -> local.plusHours(1).truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case WEEK -> local.toLocalDate().plusWeeks(1).atStartOfDay(zone).toInstant();
      case MONTH -> local.toLocalDate().plusMonths(1).atStartOfDay(zone).toInstant();
    };
  }

  /// Beginnings of those that `from` to `to` touches; the first may begin before `from`.
  public static List<Instant> between(Instant from, Instant to, Granularity granularity, ZoneId zone) {
    List<Instant> starts = new ArrayList<>();
    for (Instant at = start(from, granularity, zone); at.isBefore(to); at = next(at, granularity, zone)) starts.add(at);
    return starts;
  }

  /// The same of column `slot`, with `:zone` and `:origin`, the beginning of some span.
  ///
  /// @param steady the zone's clocks stand still meanwhile: then it is a division, ten times as quick as the calendar
  static String sql(Granularity granularity, boolean steady) {
    return switch (granularity) {
      case QUARTER -> "slot";
      case HOUR -> steady ? "date_bin('1 hour', slot, :origin)" : "date_trunc('hour', slot, :zone)";
      case DAY -> steady ? "date_bin('1 day', slot, :origin)" : "date_trunc('day', slot, :zone)";
      case WEEK -> steady ? "date_bin('7 days', slot, :origin)" : "date_trunc('week', slot, :zone)";
      case MONTH -> steady ? sql(Granularity.DAY, true) : "date_trunc('month', slot, :zone)";   // days first: they are few, and the calendar is asked for each
    };
  }

  /// Of column `bucket`, what [#sql] has made.
  static String sqlOfBucket(Granularity granularity, boolean steady) {
    return granularity == Granularity.MONTH && steady ? "date_trunc('month', bucket, :zone)" : "bucket";
  }

  /// No clock is put forward or back in this zone between the beginning of the span that `from` lies in, and `to`.
  static boolean isSteady(Instant from, Instant to, Granularity granularity, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(start(from, granularity, zone).minusSeconds(1));
    return change == null || change.getInstant().isAfter(to);
  }
}
