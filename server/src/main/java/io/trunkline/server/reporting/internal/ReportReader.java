package io.trunkline.server.reporting.internal;

import io.trunkline.server.reporting.Measure;
import io.trunkline.server.reporting.Measure.Term;
import io.trunkline.server.reporting.ReportKind;
import io.trunkline.server.reporting.ReportQuery;
import io.trunkline.server.reporting.ReportQuery.By;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds roll-ups up. Internal to this capability; public because Java has no word for that.
public final class ReportReader {
  /// @param subject null where the row is about all
  /// @param bucket  beginning of the span; null where the row is about the whole time
  /// @param counted by [Term#key]
  public record Counted(@Nullable String subject, @Nullable Instant bucket, Map<String, Long> counted) {}

  private static final int FETCH = 500;

  private ReportReader() {}

  /// Hands out row after row, by time, then subject: rows are never in memory together.
  public static void read(ReportQuery query, Instant from, Instant to, ZoneId zone, JdbcClient db, Consumer<Counted> row) {
    Sql.plansForTheseValues(db);
    Map<Rollup, Set<Term>> needed = needed(query.kind().measures());
    List<String> parts = new ArrayList<>();
    boolean steady = Buckets.isSteady(from, to, query.granularity(), zone);
    needed.keySet().forEach(rollup -> parts.add(part(rollup, needed, query, steady)));
    String sums = needed.values().stream().flatMap(Set::stream)
        .map(term -> (term.counter().kind() == Counter.Kind.SUM ? "sum(" : "max(") + term.key() + ")::bigint as " + term.key()).reduce((a, b) -> a + ", " + b).orElseThrow();
    db.sql("select subject::text as subject, " + Buckets.sqlOfBucket(query.granularity(), steady) + " as span, " + sums + " from (" + String.join(" union all ", parts)
        + ") as parts group by parts.subject, 2 order by 2, 1")
        .withFetchSize(FETCH).params(values(query, from, to, zone))
        .query(result -> {
          Map<String, Long> counted = new LinkedHashMap<>();
          for (Set<Term> terms : needed.values()) for (Term term : terms) counted.put(term.key(), result.getLong(term.key()));
          OffsetDateTime bucket = result.getObject("span", OffsetDateTime.class);
          row.accept(new Counted(result.getString("subject"), bucket == null ? null : bucket.toInstant(), counted));
        });
  }

  private static Map<String, Object> values(ReportQuery query, Instant from, Instant to, ZoneId zone) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", Sql.utc(from));
    values.put("to", Sql.utc(to));
    values.put("zone", zone.getId());
    values.put("origin", Sql.utc(Buckets.start(from, query.granularity(), zone)));
    if (!query.subjects().isEmpty()) values.put("subjects", Subjects.values(query.kind(), query.subjects()));
    return values;
  }

  private static Map<Rollup, Set<Term>> needed(List<Measure> measures) {
    Map<Rollup, Set<Term>> needed = new LinkedHashMap<>();
    for (Measure measure : measures) {
      for (Term term : measure.terms()) needed.computeIfAbsent(term.rollup(), _ -> new LinkedHashSet<>()).add(new Term(term.rollup(), term.counter(), 1, 1));
    }
    return needed;
  }

  /// One roll-up added up, with zeros for what the others count.
  private static String part(Rollup rollup, Map<Rollup, Set<Term>> needed, ReportQuery query, boolean steady) {
    ReportKind kind = query.kind();
    String column = kind.subject().column();
    StringBuilder columns = new StringBuilder();
    needed.forEach((each, terms) -> {
      for (Term term : terms) columns.append(", ").append(each == rollup ? term.counter().ofRollup() : "0").append(" as ").append(term.key());
    });
    // By their places: a parameter written twice would be two expressions to PostgreSQL.
    List<String> groups = new ArrayList<>();
    if (query.by() != By.TIME) groups.add("1");
    if (query.by() != By.SUBJECT) groups.add("2");
    return "select " + (query.by() == By.TIME ? "null::text" : column) + " as subject, "
        + (query.by() == By.SUBJECT ? "null::timestamptz" : Buckets.sql(query.granularity(), steady)) + " as bucket" + columns + " from " + rollup.table()
        + " where tenant_id = platform.tenant() and slot >= :from and slot < :to"
        + (kind == ReportKind.QUEUE ? " and queue_id <> " + Grain.NONE : "")
        + (query.subjects().isEmpty() ? "" : " and " + column + " in (:subjects)") + " group by " + String.join(", ", groups);
  }
}
