package io.trunkline.bench;

import io.trunkline.acceptance.kit.Api;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Folders;
import io.trunkline.acceptance.kit.Server;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// So many past calls of one company beside a smaller neighbour: how long each report and each search of its supervisor takes, and by which plan.
///
/// The facts and records of the past go straight into PostgreSQL; the figures are made of the facts by the program's own rebuild. With `keep` the data stay under
/// `bench/target` for the next run, which then only asks.
record ReportLoad(int calls, boolean keep) {
  private static final int DAYS = 100;
  private static final int NEIGHBOUR_IS_A = 20;
  private static final int CALLS_A_DAY_AND_AGENT = 85;
  private static final int TIMES = 7;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What a later run on the same data has to know. A run that was cut short while it made the figures makes them anew.
  record Made(Company company, Company neighbour, LocalDate first, String operatorPassword, boolean rebuilt) {
    Made done() { return new Made(company, neighbour, first, operatorPassword, true); }
  }

  void run() {
    Path kept = Folders.root().resolve("bench/target/reports-data");
    Path note = kept.resolve("made.json");
    boolean again = keep && Files.exists(note);
    try (Server server = keep ? Server.startOn(kept, 50) : Server.startFresh(50)) {
      Database database = new Database(server.data());
      Made made = again ? JSON.readValue(note.toFile(), Made.class) : noted(make(server, database), note);
      if (!made.rebuilt()) {
        rebuild(server, made);
        made = noted(made.done(), note);
      }
      settle(database);
      database.loadsAutoExplain();
      Company company = made.company();
      Eventually.get(() -> company.signIn(server.http()) != null, yes -> yes, Duration.ofSeconds(30), "the database back");
      ask(made, Objects.requireNonNull(company.signIn(server.http())), database);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Made make(Server server, Database database) {
    Api operator = Api.signIn(server.http(), "operator", server.operatorPassword());
    LocalDate first = LocalDate.ofInstant(SystemTime.INSTANCE.now(), PastCalls.ZONE).minusDays(DAYS);
    int nearby = calls / NEIGHBOUR_IS_A;
    database.openMonths(first, first.plusDays(DAYS));
    Company company = Company.open(server.http(), operator, "million", 60_000, agents(calls));
    Company neighbour = Company.open(server.http(), operator, "neighbour", 70_000, agents(nearby));
    fill(database, company, calls, 1, first);
    fill(database, neighbour, nearby, 2, first);
    settle(database);
    return new Made(company, neighbour, first, server.operatorPassword(), false);
  }

  private Made noted(Made made, Path note) throws IOException {
    if (keep) Files.writeString(note, JSON.writeValueAsString(made), StandardCharsets.UTF_8);
    return made;
  }

  private void rebuild(Server server, Made made) {
    Api operator = Api.signIn(server.http(), "operator", made.operatorPassword());
    rebuild(operator, made.company(), calls, made.first());
    rebuild(operator, made.neighbour(), calls / NEIGHBOUR_IS_A, made.first());
  }

  /// What autovacuum does with tables that have grown over months.
  private static void settle(Database database) {
    long began = SystemTime.INSTANCE.nanos();
    String tables = "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('journal', 'records', 'reporting', 'customers')"
        + " and tablename <> 'flyway_schema_history' and tablename !~ '^fact_[0-9o]'";
    for (String table : database.texts(tables)) database.asOwner("vacuum (analyze) " + table);
    System.out.printf("reports: vacuumed in %.0f s%n", since(began));
  }

  private static int agents(int calls) {
    return Math.max(8, calls / DAYS / CALLS_A_DAY_AND_AGENT);
  }

  private static void fill(Database database, Company company, int calls, long seed, LocalDate first) {
    long began = SystemTime.INSTANCE.nanos();
    long facts;
    try (Connection owner = database.owner(); Bulk bulk = new Bulk(owner)) {
      customers(company, calls, seed, bulk);
      facts = new PastCalls(company, calls, seed, bulk).write(calls, first, DAYS);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    database.asOwner("insert into records.number (tenant_id, number) select distinct tenant_id, number from records.call_number where tenant_id = " + company.id());
    System.out.printf("reports: %d calls and %d facts written in %.0f s%n", calls, facts, since(began));
  }

  /// Half of those who call are known.
  private static void customers(Company company, int calls, long seed, Bulk bulk) {
    for (long caller = 0; caller < PastCalls.callers(calls); caller += 2) {
      long id = seed * 1_000_000_000L + caller;
      bulk.row("customers.customer (tenant_id, id, name, company, updated_by)", company.id(), id, Names.of(caller), caller % 6 == 0 ? Names.company(caller) : null, "bench");
      bulk.row("customers.number (tenant_id, customer_id, number, place)", company.id(), id, PastCalls.number(caller), 0);
    }
  }

  private static void rebuild(Api operator, Company company, int calls, LocalDate first) {
    long began = SystemTime.INSTANCE.nanos();
    operator.post("/report-rebuilds", Map.of("tenantId", company.id(), "from", first.minusDays(1).toString(), "to", first.plusDays(DAYS).toString()));
    JsonNode done = Eventually.get(() -> operator.get("/report-rebuilds").path("items").get(0), status -> !status.path("state").asString().equals("RUNNING"), Duration.ofHours(3), "rebuilt");
    if (!done.path("state").asString().equals("DONE")) throw new AssertionError("rebuild: " + done);
    System.out.printf("reports: figures of %d calls rebuilt in %.0f s%n", calls, since(began));
  }

  private void ask(Made made, Api boss, Database database) {
    LocalDate today = LocalDate.ofInstant(SystemTime.INSTANCE.now(), PastCalls.ZONE);
    List<String> numbers = database.texts("select number from records.number where tenant_id = " + made.company().id() + " and number like '+861%' and length(number) = 14 order by md5(number) limit 50");
    List<Question> questions = new Questions(made.company(), boss, numbers, made.first(), today).all();
    System.out.printf("reports: PostgreSQL adds up a million numbers in %.0f ms here and now%n", yardstick(database));
    System.out.printf("%-62s %9s %9s %9s %9s%n", "reports: what, " + TIMES + " times", "rows", "median ms", "most ms", "promise");
    List<String> late = new ArrayList<>();
    for (Question question : questions) {
      long[] took = new long[TIMES];
      long rows = 0;
      for (int n = 0; n < TIMES; n++) {
        long began = SystemTime.INSTANCE.nanos();
        byte[] answer = boss.bytes(question.path().apply(n));
        took[n] = SystemTime.INSTANCE.nanos() - began;
        rows = Math.max(rows, question.rows(answer));
      }
      Arrays.sort(took);
      double most = took[TIMES - 1] / 1e6;
      Duration promise = question.kind().promise();
      boolean missed = promise != null && most > promise.toMillis();
      if (missed) late.add(question.name());
      System.out.printf("%-62s %9d %9.1f %9.1f %9s%n", question.name(), rows, took[TIMES / 2] / 1e6, most, promise == null ? "" : missed ? promise.toMillis() + " !" : "" + promise.toMillis());
    }
    System.out.printf("reports: PostgreSQL adds up a million numbers in %.0f ms at the end%n", yardstick(database));
    System.out.println("reports: " + (late.isEmpty() ? "every promise kept" : "over the promise: " + String.join("; ", late)));
    Path folder = Folders.root().resolve("bench/target/plans");
    Folders.delete(folder);
    try (Plans plans = new Plans(database, folder)) {
      for (Question question : questions) plans.keep(question.name(), () -> boss.bytes(question.path().apply(TIMES)));
    }
    System.out.println("reports: plans are in " + Folders.root().relativize(folder));
  }

  /// What the machine gives at the moment: other programs may want it as well.
  private static double yardstick(Database database) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long began = SystemTime.INSTANCE.nanos();
      var _ = database.texts("select sum(n) from generate_series(1, 1000000) as n");
      least = Math.min(least, since(began) * 1000);
    }
    return least;
  }

  private static double since(long began) {
    return (SystemTime.INSTANCE.nanos() - began) / 1e9;
  }
}
