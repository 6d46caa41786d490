package io.trunkline.server.reporting.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of roll-ups whose grain has changed, to be summed anew at the end.
final class Cells {
  private static final int AT_ONCE = 5_000;

  private final Map<Rollup, Set<String>> touched = new LinkedHashMap<>();
  private final Instant butFrom;
  private final Instant butTo;

  private Cells(Instant butFrom, Instant butTo) {
    this.butFrom = butFrom;
    this.butTo = butTo;
  }

  static Cells all() { return new Cells(Instant.EPOCH, Instant.EPOCH); }

  /// Leaves out the slots of a span that is summed as a whole.
  static Cells but(Instant from, Instant to) { return new Cells(from, to); }

  void touch(Rollup rollup, Collection<String> cells) { touched.computeIfAbsent(rollup, _ -> new LinkedHashSet<>()).addAll(cells); }

  /// Those in which these calls are counted now.
  void touchCalls(Collection<?> calls, JdbcClient db) {
    if (calls.isEmpty()) return;
    for (Rollup rollup : Rollup.ALL) {
      if (rollup.isOfCalls()) touch(rollup, db.sql(rollup.cellsOfCalls()).param("calls", calls).query(String.class).list());
    }
  }

  void sumAnew(JdbcClient db) {
    touched.forEach((rollup, cells) -> {
      List<String> all = new ArrayList<>(cells);
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        String json = "[" + String.join(",", all.subList(from, Math.min(all.size(), from + AT_ONCE))) + "]";
        for (String statement : List.of(rollup.deleteCells(), rollup.fillCells())) {
          db.sql(statement).param("cells", json).param("butFrom", Sql.utc(butFrom)).param("butTo", Sql.utc(butTo)).update();
        }
      }
    });
  }
}
