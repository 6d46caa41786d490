package io.trunkline.server.reporting.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Moments as the driver wants them, and what a transaction that reads figures says first.
final class Sql {
  private Sql() {}

  /// The driver prepares what it has run five times, and a plan for any values is made as if each span were short: no worker helps with it. And sums by subject and
  /// span want a table of a few megabytes: with less memory PostgreSQL sorts all rows on disk instead.
  static void plansForTheseValues(JdbcClient db) {
    db.sql("select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '32MB', true)").query().singleRow();
  }

  static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
