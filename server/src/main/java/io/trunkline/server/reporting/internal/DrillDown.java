package io.trunkline.server.reporting.internal;

import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.records.CallSet;
import io.trunkline.server.reporting.Measure;
import io.trunkline.server.reporting.ReportKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls behind a figure: the rows of the grain that its counter counts, by the counter's own condition.
public final class DrillDown {
  private DrillDown() {}

  /// @param figure kind and measure: `queue.abandoned`
  public static CallSet behind(String figure, List<String> subjects, Instant from, Instant to) {
    String[] names = figure.split("\\.", 2);
    Measure.Term term = ReportKind.of(names[0]).flatMap(kind -> names.length < 2 ? Optional.empty()
        : kind.measures().stream().filter(each -> each.name().equals(names[1])).findFirst().map(Measure::calls)).orElse(null);
    if (term == null) throw Problem.invalid("figure-unknown", "no report has a figure with calls of this name", "follow a link of a report");
    ReportKind kind = ReportKind.of(names[0]).orElseThrow();
    Rollup rollup = term.rollup();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("figureFrom", Sql.utc(from));
    values.put("figureTo", Sql.utc(to));
    StringBuilder sql = new StringBuilder("select call_id, slot from reporting." + rollup.grain()
        + " where tenant_id = platform.tenant() and slot >= :figureFrom and slot < :figureTo and (" + rollup.where() + ") and (" + term.counter().where() + ")");
    if (kind == ReportKind.QUEUE) sql.append(" and queue_id <> ").append(Grain.NONE);
    if (!subjects.isEmpty()) {
      sql.append(" and ").append(kind.subject().column()).append(" in (:figureSubjects)");
      values.put("figureSubjects", Subjects.values(kind, subjects));
    }
    return new CallSet(sql.toString(), values, from.equals(Instant.EPOCH) ? from : from.minus(CallGrain.LONGEST), to);
  }
}
