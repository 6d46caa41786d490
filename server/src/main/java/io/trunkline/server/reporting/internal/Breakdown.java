package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.server.reporting.Report;
import io.trunkline.server.reporting.ReportKind;
import io.trunkline.server.reporting.ReportQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a figure is made of: not-ready time by reason, failed calls by cause, steps of flows by what followed.
public final class Breakdown {
  private static final int MOST = 500;

  private Breakdown() {}

  /// The most frequent first; empty for a kind that has none.
  public static List<Report.Part> read(ReportQuery query, Instant from, Instant to, JdbcClient db) {
    Sql.plansForTheseValues(db);
    return switch (query.kind()) {
      case AGENT -> read(query, from, to, Rollup.REASONS, List.of("reason"), "us", 1000, db);
      case NUMBER, TRUNK -> read(query, from, to, Rollup.FAILURES, List.of("cause", "fault"), "calls", 1, db);
      case IVR -> read(query, from, to, Rollup.STEPS, List.of("node", "kind", "label", "keys", "next"), "entered", 1, db);
      case QUEUE -> List.of();
    };
  }

  private static List<Report.Part> read(
      ReportQuery query, Instant from, Instant to, Rollup rollup, List<String> columns, String counter, int scale, JdbcClient db) {
    ReportKind kind = query.kind();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", Sql.utc(from));
    values.put("to", Sql.utc(to));
    if (!query.subjects().isEmpty()) values.put("subjects", Subjects.values(kind, query.subjects()));
    String list = String.join(", ", columns);
    return db.sql("select " + list + ", sum(" + counter + ")::bigint as value from " + rollup.table() + " where tenant_id = platform.tenant() and slot >= :from"
        + " and slot < :to" + (query.subjects().isEmpty() ? "" : " and " + kind.subject().column() + " in (:subjects)") + " group by " + list
        + " order by value desc, " + list + " limit " + MOST)
        .params(values)
        .query((row, _) -> {
          Map<String, String> keys = new LinkedHashMap<>();
          for (String column : columns) keys.put(column, column.equals("cause") ? cause(row.getInt(column)) : row.getString(column));
          return new Report.Part(keys, row.getLong("value") / (double) scale);
        }).list();
  }

  /// By its name; empty when nobody could tell one.
  private static String cause(int q850) { return q850 == 0 ? "" : Cause.of(q850).name(); }
}
