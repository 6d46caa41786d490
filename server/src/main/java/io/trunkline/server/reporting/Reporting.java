package io.trunkline.server.reporting;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.records.CallSet;
import io.trunkline.server.records.Figures;
import io.trunkline.server.reporting.ReportQuery.By;
import io.trunkline.server.reporting.ReportQuery.Granularity;
import io.trunkline.server.reporting.internal.Breakdown;
import io.trunkline.server.reporting.internal.Buckets;
import io.trunkline.server.reporting.internal.DrillDown;
import io.trunkline.server.reporting.internal.LiveStates;
import io.trunkline.server.reporting.internal.ReportReader;
import io.trunkline.server.reporting.internal.ReportReader.Counted;
import io.trunkline.server.reporting.internal.Subjects;
import io.trunkline.server.reporting.internal.VisitReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reports: figures of calls and agents, added up from roll-ups that facts keep true. Needs PostgreSQL.
@Component
public class Reporting implements Figures {
  /// Rows of a report on a page; more go into a file.
  public static final int MOST_ROWS = 5_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  /// A quarter of an hour over a month is 2,976.
  private static final int MOST_SPANS = 3_000;

  private final TenantTx tx;
  private final Directory directory;
  private final Acd acd;
  private final Time time;

  Reporting(TenantTx tx, Directory directory, Acd acd, Time time) {
    this.tx = tx;
    this.directory = directory;
    this.acd = acd;
    this.time = time;
  }

  /// The time zone in which this tenant's days begin.
  public ZoneId zone(TenantId tenant) {
    return directory.find(tenant).map(config -> config.settings().timeZone()).orElse(ZoneId.of("UTC"));
  }

  public Report report(TenantId tenant, ReportQuery query) {
    Span span = span(tenant, query);
    List<Report.Row> rows = new ArrayList<>();
    Map<String, Long> together = new HashMap<>();
    each(tenant, query, counted -> {
      if (rows.size() >= MOST_ROWS) throw Problem.invalid("report-too-large", "more than " + MOST_ROWS + " rows", "choose longer spans or fewer days, or export it to a file");
      rows.add(row(tenant, query, span, counted));
      add(query.kind(), together, counted.counted());
    });
    List<Report.Row> whole = query.by() == By.TIME ? withoutGaps(query, span, rows) : rows;
    if (query.by() == By.SUBJECT) whole.sort(Comparator.comparing(row -> row.name() == null ? "" : row.name()));
    return new Report(query.kind(), span.zone().getId(), span.from(), span.to(), whole, values(query.kind(), together));
  }

  /// The same row after row, for a file; by time, then by subject.
  public void rows(TenantId tenant, ReportQuery query, Consumer<Report.Row> row) {
    Span span = span(tenant, query);
    each(tenant, query, counted -> row.accept(row(tenant, query, span, counted)));
  }

  /// Reasons of not-ready time, causes of failed calls, steps of flows.
  public List<Report.Part> parts(TenantId tenant, ReportQuery query) {
    Span span = span(tenant, query);
    return tx.in(tenant, db -> Breakdown.read(query, span.from(), span.to(), db));
  }

  /// Visits that came to each queue in this time, as reports count them.
  public Map<QueueId, VisitCounts> visits(TenantId tenant, Instant from, Instant to) { return tx.in(tenant, db -> VisitReader.read(from, to, db)); }

  @Override public CallSet behind(TenantId tenant, String figure, List<String> subjects, @Nullable Instant from, @Nullable Instant to) {
    return DrillDown.behind(figure, subjects, from == null ? Instant.EPOCH : from, to == null ? time.now() : to);
  }

  private void each(TenantId tenant, ReportQuery query, Consumer<Counted> row) {
    Span span = span(tenant, query);
    List<AgentStatus> statuses = query.kind() == ReportKind.AGENT ? acd.statuses(tenant) : List.of();
    record Key(@Nullable String subject, @Nullable Instant bucket) {}
    Map<Key, Counted> live = new LinkedHashMap<>();
    for (Counted now : LiveStates.of(statuses, query, span.from(), span.to(), span.zone())) live.put(new Key(now.subject(), now.bucket()), now);
    tx.run(tenant, db -> ReportReader.read(query, span.from(), span.to(), span.zone(), db, counted -> {
      Counted now = live.remove(new Key(counted.subject(), counted.bucket()));
      if (now != null) add(query.kind(), counted.counted(), now.counted());
      row.accept(counted);
    }));
    live.values().forEach(row);
  }

  private static void add(ReportKind kind, Map<String, Long> sum, Map<String, Long> more) {
    more.forEach((key, value) -> sum.merge(key, value, isMost(kind, key) ? Math::max : Long::sum));
  }

  private static boolean isMost(ReportKind kind, String key) {
    for (Measure measure : kind.measures()) for (Measure.Term term : measure.terms()) if (term.key().equals(key)) return term.isMost();
    return false;
  }

  private Report.Row row(TenantId tenant, ReportQuery query, Span span, Counted counted) {
    Instant from = counted.bucket() == null || counted.bucket().isBefore(span.from()) ? span.from() : counted.bucket();
    Instant end = counted.bucket() == null ? span.to() : Buckets.next(counted.bucket(), query.granularity(), span.zone());
    String name = counted.subject() == null ? null : Subjects.name(query.kind(), counted.subject(), directory.find(tenant));
    return new Report.Row(counted.subject(), name, from, end.isBefore(span.to()) ? end : span.to(), values(query.kind(), counted.counted()));
  }

  private static List<Report.Row> withoutGaps(ReportQuery query, Span span, List<Report.Row> rows) {
    Map<Instant, Report.Row> known = new HashMap<>();
    for (Report.Row row : rows) known.put(row.from(), row);
    List<Report.Row> all = new ArrayList<>();
    for (Instant start : Buckets.between(span.from(), span.to(), query.granularity(), span.zone())) {
      Instant from = start.isBefore(span.from()) ? span.from() : start;
      Instant end = Buckets.next(start, query.granularity(), span.zone());
      Report.Row row = known.get(from);
      all.add(row != null ? row : new Report.Row(null, null, from, end.isBefore(span.to()) ? end : span.to(), values(query.kind(), Map.of())));
    }
    return all;
  }

  private static Map<String, @Nullable Double> values(ReportKind kind, Map<String, Long> counted) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    for (Measure measure : kind.measures()) values.put(measure.name(), measure.value(counted));
    return Collections.unmodifiableMap(values);
  }

  private record Span(Instant from, Instant to, ZoneId zone) {}

  /// From the first day's beginning to the last day's end, or to now.
  private Span span(TenantId tenant, ReportQuery query) {
    ZoneId zone = zone(tenant);
    if (query.to().isBefore(query.from())) throw Problem.invalid("dates-reversed", "the last day lies before the first", "exchange them");
    Instant from = query.from().atStartOfDay(zone).toInstant();
    Instant end = query.to().plusDays(1).atStartOfDay(zone).toInstant();
    if (Duration.between(from, end).compareTo(LONGEST) > 0) throw Problem.invalid("report-too-long", "more than 400 days", "choose fewer days");
    if (query.by() != By.SUBJECT && Duration.between(from, end).dividedBy(shortest(query.granularity())) > MOST_SPANS) {
      throw Problem.invalid("report-too-fine", "more than " + MOST_SPANS + " spans of time", "choose longer spans or fewer days");
    }
    Instant now = time.now();
    Instant to = end.isBefore(now) ? end : now.isAfter(from) ? now : from;
    return new Span(from, to, zone);
  }

  private static Duration shortest(Granularity granularity) {
    return switch (granularity) {
      case QUARTER -> Duration.ofMinutes(15);
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofHours(23);
      case WEEK -> Duration.ofDays(6);
      case MONTH -> Duration.ofDays(27);
    };
  }

}
