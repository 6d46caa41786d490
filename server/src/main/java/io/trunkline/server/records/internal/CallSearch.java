package io.trunkline.server.records.internal;

import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Turns a [CallQuery] into SQL that walks back in time over one index and stops at `limit` hits; see ADR 0044 for the plans.
/// Touches only columns that the covering indexes have: rows are wide, and a search may pass a million of them.
final class CallSearch {
  /// Up to here numbers are looked up one by one. A part that more numbers contain is so common that walking back in time finds a page of calls soon.
  private static final int MOST_NUMBERS = 1_000;
  /// Up to here the calls of a figure are found by their ids and sorted; of more, a walk back in time meets one soon.
  private static final int MOST_BY_ID = 3_000;
  /// A call counts seldom more often than this in one figure.
  private static final int TIMES = 3;
  private static final Duration SLOT = Duration.ofMinutes(15);
  // A plan for any values would be made without knowing how wide the span is: the driver prepares what it has run five times.
  private static final String BOUND = "select set_config('statement_timeout', '10s', true), set_config('plan_cache_mode', 'force_custom_plan', true)";
  private static final String WALK = "select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),"
      + " set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)";

  private final StringBuilder from = new StringBuilder("records.call");
  private final StringBuilder where = new StringBuilder("tenant_id = platform.tenant()");
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();
  private boolean byNumbers;
  private boolean walks = true;

  private CallSearch() {}

  /// @param after the cursor of an earlier page
  static CallSearch of(CallQuery query, @Nullable String after, JdbcClient db) {
    CallSearch search = new CallSearch();
    search.keys(query, db);
    search.span(query, after);
    search.properties(query);
    if (query.behind() != null) search.behind(query.behind(), db);
    return search;
  }

  /// A statement whose rows are `columns` of `records.call`, newest first.
  JdbcClient.StatementSpec page(String columns, int limit, JdbcClient db) {
    values.put("limit", limit);
    walk(db);
    return db.sql("with found as materialized (" + hits() + " order by started_at desc, id desc limit :limit) select " + columns
        + " from found join records.call using (started_at, id) where tenant_id = platform.tenant() order by started_at desc, id desc").params(values);
  }

  /// How many there are, counted up to `most`.
  long count(int most, JdbcClient db) {
    values.put("limit", most);
    walk(db);
    return db.sql("select count(*) from (" + hits() + " limit :limit) as found").params(values).query(Long.class).single();
  }

  /// Several numbers have their calls in as many orders: the first hits of each, then the first of all.
  private String hits() {
    String hits = "select started_at, id from " + from + " where " + where;
    if (!byNumbers) return hits;
    return "select distinct started_at, id from string_to_array(:numbers, ' ') as wanted (list) cross join lateral unnest(list) as one (number) cross join lateral ("
        + hits + " order by started_at desc, id desc limit :limit) as hit";
  }

  /// Runs what may pass all calls of a tenant. Whoever waits in vain gets words, not a page that never comes.
  static <R> R patiently(JdbcClient db, Supplier<R> work) {
    db.sql(BOUND).query().singleRow();
    try {
      return work.get();
    } catch (QueryTimeoutException late) {
      throw new Problem(422, "search-too-wide", "that search passes too many calls", "give it a shorter time span, or one more thing that you remember");
    }
  }

  /// The planner can't know how often a text occurs and would rather sort all than walk and stop: it is told to walk, unless the calls are known by their ids.
  private void walk(JdbcClient db) {
    if (walks) db.sql(WALK).query().singleRow();
  }

  private void keys(CallQuery query, JdbcClient db) {
    if (query.agent() != null) joined("call_agent", "agent_id = :agent", "agent", query.agent());
    if (query.queue() != null) joined("call_queue", "queue_id = :queue", "queue", query.queue());
    if (query.dialled() != null) dialled(query.dialled(), !query.numbers().isEmpty() || query.digits() != null);
    if (query.text() != null) joined("call_note", "body like :text", "text", "%" + escaped(query.text().toLowerCase(Locale.ROOT)) + "%");
    if (!query.numbers().isEmpty()) {
      numbers(query.numbers());
      if (query.digits() != null) part(query.digits());
    } else if (query.digits() != null) {
      List<String> known = db.sql("select number from records.number where tenant_id = platform.tenant() and number like :digits limit :limit")
          .param("digits", "%" + query.digits() + "%").param("limit", MOST_NUMBERS + 1).query(String.class).list();
      if (known.isEmpty()) where.append(" and false");
      else if (known.size() <= MOST_NUMBERS) numbers(known);
      else part(query.digits());
    }
  }

  private void numbers(List<String> numbers) {
    byNumbers = true;
    joined("call_number", "number = one.number", "numbers", String.join(" ", numbers));
  }

  /// @param other the calls' numbers are looked up for something else already
  private void dialled(String number, boolean other) {
    and("to_number = :dialled", "dialled", number);
    if (!other) joined("call_number", "number = :dialled", "dialled", number);
  }

  private void part(String digits) { and("(from_number like :digits or to_number like :digits)", "digits", "%" + digits + "%"); }

  /// Joined by the whole key, so that its index gives the order in time.
  private void joined(String table, String condition, String name, Object value) {
    from.append(" join records.").append(table).append(" using (tenant_id, started_at, id)");
    and("records." + table + "." + condition, name, value);
    keys.add("records." + table + ".started_at");
  }

  /// Said of every table that is joined: the planner carries an equality from one to the other, but not a bound.
  private void span(CallQuery query, @Nullable String after) {
    keys.add("records.call.started_at");
    Cursor cursor = after == null ? null : Cursor.parse(after);
    for (String at : keys) {
      if (query.from() != null) and(at + " >= :from", "from", CallReader.utc(query.from()));
      if (query.to() != null) and(at + " < :to", "to", CallReader.utc(query.to()));
      if (cursor != null) and(at + " <= :at", "at", CallReader.utc(cursor.at()));
    }
    if (cursor != null) and("(records.call.started_at, records.call.id) < (:at, :id)", "id", cursor.id());
  }

  private void properties(CallQuery query) {
    if (query.call() != null) {
      walks = false;
      and("records.call.id = :call", "call", query.call());
    }
    if (query.trunk() != null) and("trunk = :trunk", "trunk", query.trunk());
    if (query.direction() != null) and("direction = :direction", "direction", query.direction().name());
    if (query.outcome() != null) and("outcome = :outcome", "outcome", query.outcome().name());
    if (query.endedBy() != null) and("ended_by = :endedBy", "endedBy", query.endedBy().name());
    if (query.minTalk() != null) and("talk_ms >= :minTalk", "minTalk", query.minTalk().toMillis());
    // Said as the index of short talks says it: a call without any has no talk that could be short.
    if (query.maxTalk() != null) and("talk_ms > 0 and talk_ms <= :maxTalk", "maxTalk", query.maxTalk().toMillis());
    if (query.minWait() != null) and("wait_ms >= :minWait", "minWait", query.minWait().toMillis());
    if (query.maxWait() != null) and("wait_ms <= :maxWait", "maxWait", query.maxWait().toMillis());
    if (query.recorded() != null) and("has_recording = :recorded", "recorded", query.recorded());
    if (query.noted() != null) and("has_note = :noted", "noted", query.noted());
  }

  /// Few are found by their ids. Many are met by who walks back in time, from the last of them on, and asks of each call; `offset 0` keeps the question a question,
  /// as a join would begin with all that the figure counts.
  private void behind(CallSet figure, JdbcClient db) {
    List<String> ids = db.sql("select call_id::text from (" + figure.sql() + ") as figure limit :few").params(figure.values()).param("few", MOST_BY_ID + 1).query(String.class).list();
    if (ids.size() <= MOST_BY_ID) {
      walks = false;
      and("records.call.id = any(string_to_array(:ids, ' ')::uuid[])", "ids", String.join(" ", ids));
      return;
    }
    Instant last = db.sql("select max(slot) from (" + figure.sql() + ") as figure").params(figure.values()).query(OffsetDateTime.class).single().toInstant().plus(SLOT);
    and("exists (select 1 from (" + figure.sql() + ") as figure where figure.call_id = records.call.id offset 0)", "before", CallReader.utc(last.isBefore(figure.before()) ? last : figure.before()));
    and("records.call.started_at < :before and records.call.started_at >= :after", "after", CallReader.utc(figure.after()));
    values.putAll(figure.values());
  }

  /// Of a figure alone, without the calls' own rows. Counts rows first, as many as `most` calls hardly fill.
  static long count(CallSet figure, int most, JdbcClient db) {
    record Counted(long calls, long rows) {}
    String counted = "select count(*) as calls, coalesce(sum(times), 0)::bigint as rows from (select call_id, count(*) as times from (select call_id from (" + figure.sql()
        + ") as figure limit :rows) as rows group by call_id) as found";
    long limit = (long) most * TIMES;
    Counted some = db.sql(counted).params(figure.values()).param("rows", limit).query((row, _) -> new Counted(row.getLong("calls"), row.getLong("rows"))).single();
    if (some.rows() < limit || some.calls() >= most) return Math.min(some.calls(), most);
    return Math.min(most, db.sql(counted).params(figure.values()).param("rows", Long.MAX_VALUE).query((row, _) -> row.getLong("calls")).single());
  }

  private void and(String condition, String name, Object value) {
    where.append(" and ").append(condition);
    values.put(name, value);
  }

  /// What people type is text, not a pattern.
  private static String escaped(String text) { return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"); }
}
