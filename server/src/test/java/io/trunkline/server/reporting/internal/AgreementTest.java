package io.trunkline.server.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.FactJson;
import io.trunkline.server.platform.journal.NumberedFact;
import io.trunkline.server.platform.journal.Projector;
import io.trunkline.server.platform.journal.Told;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Records;
import io.trunkline.server.reporting.Measure;
import io.trunkline.server.reporting.ReportKind;
import io.trunkline.server.reporting.ReportQuery;
import io.trunkline.server.reporting.ReportQuery.By;
import io.trunkline.server.reporting.ReportQuery.Granularity;
import io.trunkline.server.reporting.Reporting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Figures agree: with a clerk's count, with the facts however they came, with themselves made again, and with the calls behind them.
@ServerTest
class AgreementTest {
  private static final AtomicLong TENANTS = new AtomicLong(930_000);
  /// Two days around the night in which Europe's clocks go forward; midnight falls into it in every zone.
  private static final Instant BEGIN = Instant.parse("2026-03-28T10:00:00Z");
  private static final Duration SPAN = Duration.ofHours(40);

  @Autowired TenantTx tx;
  @Autowired List<Projector> projectors;
  @Autowired FactJson json;
  @Autowired Rebuild rebuild;
  @Autowired Records records;
  @Autowired Reporting reporting;
  private final TenantId tenant = new TenantId(TENANTS.incrementAndGet());

  @ParameterizedTest @ValueSource(longs = {1, 2, 3})
  void rollUpsAreWhatAClerkWouldHaveCountedAndTheSameWhenMadeAgain(long seed) {
    RandomHistory history = new RandomHistory(tenant, seed, BEGIN, SPAN).calls(120).states(120);
    tell(history.facts, seed);
    assertThat(cells()).containsExactlyEntriesOf(history.counted);

    List<String> before = everything();
    rebuild.run(tenant, BEGIN, BEGIN.plus(SPAN).plus(Duration.ofHours(3)), _ -> { });
    assertThat(everything()).isEqualTo(before);

    spoil();
    assertThat(everything()).isNotEqualTo(before);
    rebuild.run(tenant, BEGIN, BEGIN.plus(SPAN).plus(Duration.ofHours(3)), _ -> { });
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"})
  void anySpanOfTimeAddsUpToTheSame(String zone) {
    tell(new RandomHistory(tenant, 7, BEGIN, SPAN).calls(80).states(60).facts, 7);
    ZoneId here = ZoneId.of(zone);
    for (ReportKind kind : ReportKind.values()) {
      Map<String, Long> whole = sums(kind, Granularity.DAY, By.SUBJECT, here);
      for (Granularity granularity : Granularity.values()) {
        for (By by : List.of(By.TIME, By.BOTH)) assertThat(sums(kind, granularity, by, here)).as("%s by %s %s", kind, granularity, by).isEqualTo(whole);
      }
    }
  }

  @Test void behindEachFigureStandExactlyItsCalls() {
    tell(new RandomHistory(tenant, 9, BEGIN, SPAN).calls(150).states(20).facts, 9);
    int compared = 0;
    for (ReportKind kind : ReportKind.values()) {
      for (ReportReader.Counted row : rows(kind, Granularity.DAY, By.BOTH, ZoneId.of("Asia/Shanghai"))) {
        Instant from = java.util.Objects.requireNonNull(row.bucket());
        Instant to = Buckets.next(from, Granularity.DAY, ZoneId.of("Asia/Shanghai"));
        for (Measure measure : kind.measures()) {
          // Of a time, the calls are listed whose times it adds up; how many they are is no figure of that report.
          if (measure.calls() == null || !row.counted().containsKey(measure.calls().key())) continue;
          long figure = row.counted().getOrDefault(measure.calls().key(), 0L);
          CallQuery query = CallQuery.of(
              reporting.behind(tenant, kind.path() + "." + measure.name(), List.of(java.util.Objects.requireNonNull(row.subject())), from, to));
          assertThat(times(query)).as("%s %s of %s at %s", kind, measure.name(), row.subject(), from).isEqualTo(figure);
          if (figure > 0) compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  @Test void everySpanOfTheCalendarIsNamedAsTheDatabaseNamesIt() {
    for (String zone : List.of("Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo", "Asia/Tehran")) {
      for (Granularity granularity : Granularity.values()) {
        for (Instant at : List.of(BEGIN, Instant.parse("2026-03-29T00:45:00Z"), Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T00:45:00Z"),
            Instant.parse("2026-10-25T01:15:00Z"), Instant.parse("2026-12-31T23:45:00Z"))) {
          for (boolean steady : List.of(false, true)) {
            Instant origin = Buckets.start(at.minus(Duration.ofDays(8)), granularity, ZoneId.of(zone));
            if (steady && !Buckets.isSteady(origin, at, granularity, ZoneId.of(zone))) continue;
            Instant sql = tx.in(tenant, db -> db.sql("select " + Buckets.sqlOfBucket(granularity, steady) + " from (select " + Buckets.sql(granularity, steady)
                + " as bucket from (values (:at::timestamptz)) as t(slot)) as t where :zone <> '' and :origin::timestamptz is not null")
                .param("at", Sql.utc(at)).param("zone", zone).param("origin", Sql.utc(origin)).query(java.time.OffsetDateTime.class).single()).toInstant();
            assertThat(Buckets.start(at, granularity, ZoneId.of(zone))).as("%s %s %s %s", zone, granularity, at, steady).isEqualTo(sql);
          }
        }
      }
    }
  }

  @Test void aReportHasARowForEverySpanAndTotalsByTheSameFormula() {
    tell(new RandomHistory(tenant, 11, BEGIN, SPAN).calls(60).facts, 11);
    var report = reporting.report(tenant, new ReportQuery(ReportKind.QUEUE, LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-30"), Granularity.HOUR, By.TIME, List.of()));
    assertThat(report.rows()).hasSize(72);
    double offered = report.rows().stream().mapToDouble(row -> row.values().getOrDefault("offered", 0.0)).sum();
    double answered = report.rows().stream().mapToDouble(row -> row.values().getOrDefault("answered", 0.0)).sum();
    assertThat(report.totals().get("offered")).isEqualTo(offered).isGreaterThan(20);
    assertThat(report.totals().get("connectionRate")).isEqualTo(answered / offered);
  }

  /// Some batches late, some twice, some fact by fact, from two nodes.
  private void tell(List<Fact> facts, long seed) {
    Random random = new Random(seed);
    Told told = new Told(tx, projectors, json);
    List<List<NumberedFact>> batches = new ArrayList<>();
    for (String node : List.of("a/" + tenant, "b/" + tenant)) {
      List<NumberedFact> own = new ArrayList<>();
      List<Fact> ordered = facts.stream().filter(fact -> node.startsWith(fact.call() == null || fact.call().value().hashCode() % 2 == 0 ? "a" : "b"))
          .sorted(Comparator.comparing(Fact::at)).toList();
      for (Fact fact : ordered) own.add(told.numbered(node, own.size() + 1L, fact));
      for (int from = 0; from < own.size(); ) {
        int to = Math.min(own.size(), from + 1 + random.nextInt(40));
        batches.add(own.subList(from, to));
        from = to;
      }
    }
    for (int i = 0; i + 1 < batches.size(); i++) if (random.nextInt(4) == 0) Collections.swap(batches, i, Math.min(batches.size() - 1, i + 1 + random.nextInt(10)));
    for (List<NumberedFact> batch : batches) {
      told.tell(batch);
      if (random.nextInt(5) == 0) told.tell(batch);
    }
  }

  /// What isn't zero, by cell.
  private Map<String, Long> cells() {
    Map<String, Long> cells = new TreeMap<>();
    tx.run(tenant, db -> {
      for (Rollup rollup : Rollup.ALL) {
        db.sql("select * from " + rollup.table()).query().listOfRows().forEach(row -> {
          Map<String, Object> left = new java.util.LinkedHashMap<>(row);
          left.remove("tenant_id");
          Instant slot = ((java.sql.Timestamp) java.util.Objects.requireNonNull(left.remove("slot"))).toInstant();
          List<String> counters = rollup.counters().stream().map(Counter::name).toList();
          List<String> key = new ArrayList<>();
          left.forEach((column, value) -> {
            if (!counters.contains(column)) key.add(String.valueOf(value));
          });
          for (String counter : counters) {
            long value = ((Number) java.util.Objects.requireNonNull(left.get(counter))).longValue();
            if (value != 0) cells.put(RandomHistory.cell(rollup.table().substring("reporting.".length()), String.join("|", key), slot, counter), value);
          }
        });
      }
    });
    return cells;
  }

  private List<String> everything() {
    List<String> all = new ArrayList<>();
    tx.run(tenant, db -> {
      for (Rollup rollup : Rollup.ALL) all.addAll(db.sql("select t::text as row from " + rollup.table() + " t order by 1").query(String.class).list());
      for (String grain : List.of("call", "occupation", "visit", "offer", "handling", "step", "presence", "presence_part")) {
        all.addAll(db.sql("select t::text as row from reporting." + grain + " t order by 1").query(String.class).list());
      }
    });
    return all;
  }

  private void spoil() {
    tx.run(tenant, db -> {
      db.sql("update reporting.visit_slot set offered = offered + 1").update();
      db.sql("delete from reporting.handling_slot").update();
      db.sql("delete from reporting.visit where wait_ms > 10000").update();
      db.sql("update reporting.presence_part set us = us + 1").update();
      db.sql("update reporting.call set repeated = not repeated").update();
      db.sql("insert into reporting.step_slot select tenant_id, slot, number_id, 'nobody', kind, label, keys, next, 1 from reporting.step_slot on conflict do nothing").update();
    });
  }

  private Map<String, Long> sums(ReportKind kind, Granularity granularity, By by, ZoneId zone) {
    Map<String, Long> sums = new HashMap<>();
    for (ReportReader.Counted row : rows(kind, granularity, by, zone)) {
      row.counted().forEach((key, value) -> sums.merge(key, value, key.endsWith("peak") || key.contains("longest") ? Math::max : Long::sum));
    }
    return sums;
  }

  private List<ReportReader.Counted> rows(ReportKind kind, Granularity granularity, By by, ZoneId zone) {
    ReportQuery query = new ReportQuery(kind, LocalDate.parse("2026-03-27"), LocalDate.parse("2026-03-31"), granularity, by, List.of());
    List<ReportReader.Counted> rows = new ArrayList<>();
    tx.run(tenant, db -> ReportReader.read(query, query.from().atStartOfDay(zone).toInstant(), query.to().plusDays(1).atStartOfDay(zone).toInstant(), zone, db, rows::add));
    return rows;
  }

  private long times(CallQuery query) {
    long times = 0;
    String after = null;
    do {
      Page<CallRow> page = records.search(tenant, query, after, 7);
      for (CallRow row : page.items()) times += java.util.Objects.requireNonNull(row.times());
      after = page.next();
    } while (after != null);
    return times;
  }
}
