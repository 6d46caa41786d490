package io.trunkline.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// The PostgreSQL that a server of the tests started for itself, entered as its owner (who passes row-level security) or as the superuser.
record Database(Path data) {
  /// Plans of all statements of the program's own connections can be written to PostgreSQL's log from now on: the module is loaded when a connection begins.
  void loadsAutoExplain() {
    asSuperuser("alter system set session_preload_libraries = 'auto_explain'", "alter system set auto_explain.log_analyze = on", "alter system set auto_explain.log_buffers = on",
        "alter system set auto_explain.log_min_duration = -1", "select pg_reload_conf()", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'trunkline_app'");
  }

  void logsPlans(boolean on) {
    asSuperuser("alter system set auto_explain.log_min_duration = " + (on ? 0 : -1), "select pg_reload_conf()");
  }

  /// As months would have come: one partition each.
  void openMonths(LocalDate first, LocalDate last) {
    for (YearMonth month = YearMonth.from(first).minusMonths(1); !month.isAfter(YearMonth.from(last).plusMonths(1)); month = month.plusMonths(1)) {
      asOwner("create table if not exists journal.fact_%d_%02d partition of journal.fact for values from ('%s-01Z') to ('%s-01Z')".formatted(month.getYear(), month.getMonthValue(), month,
          month.plusMonths(1)));
    }
  }

  void asOwner(String... statements) {
    all("trunkline_owner", "trunkline", statements);
  }

  private void asSuperuser(String... statements) {
    all("postgres", "trunkline", statements);
  }

  List<String> texts(String query) {
    try (Connection connection = open("trunkline_owner", "trunkline"); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) all.add(String.valueOf(rows.getString(1)));
      return all;
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  private void all(String role, String database, String... statements) {
    try (Connection connection = open(role, database); Statement statement = connection.createStatement()) {
      for (String each : statements) statement.execute(each);
    } catch (SQLException failure) {
      throw new IllegalStateException(String.join("; ", statements), failure);
    }
  }

  Connection owner() {
    try {
      return open("trunkline_owner", "trunkline");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Connection open(String role, String database) throws SQLException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("pg/secrets.properties"))) {
      secrets.load(reader);
      String port = Files.readString(data.resolve("pg/port")).strip();
      return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, secrets.getProperty(role));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
