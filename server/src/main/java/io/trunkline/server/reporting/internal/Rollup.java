package io.trunkline.server.reporting.internal;

import static io.trunkline.server.reporting.internal.Counter.count;
import static io.trunkline.server.reporting.internal.Counter.max;
import static io.trunkline.server.reporting.internal.Counter.sum;

import io.trunkline.server.reporting.VisitCounts;
import java.util.List;
import java.util.stream.Collectors;

/// Each roll-up: of which grain, by which keys, with which counters. Its rows are nothing but this sum over the grain, whenever they were made.
public final class Rollup {
  public static final Rollup CALLS = new Rollup("call_slot", "call", List.of(Key.NUMBER, Key.TRUNK), "true",
      count("incoming", "direction = 'IN'"),
      count("outgoing", "direction = 'OUT'"),
      count("connected_in", "direction = 'IN' and connected"),
      count("connected_out", "direction = 'OUT' and connected"),
      count("talked_in", "direction = 'IN' and talked"),
      count("failed", "fault in ('TRUNK', 'OURS')"),
      count("running", "not ended"),
      count("known", "caller is not null"),
      count("repeated", "repeated"),
      sum("connected_ms_in", "connected_ms", "direction = 'IN' and connected"),
      sum("connected_ms_out", "connected_ms", "direction = 'OUT' and connected"),
      count("ivr", "ivr is not null"),
      count("ivr_running", "ivr = 'RUNNING'"),
      count("ivr_queue", "ivr = 'QUEUE'"),
      count("ivr_voicemail", "ivr = 'VOICEMAIL'"),
      count("ivr_transfer", "ivr = 'TRANSFER'"),
      count("ivr_served", "ivr = 'SERVED'"),
      count("ivr_hung_up", "ivr = 'HUNG_UP'"),
      count("ivr_failed", "ivr = 'FAILED'"));
  public static final Rollup FAILURES = new Rollup("failure_slot", "call", List.of(Key.NUMBER, Key.TRUNK, Key.CAUSE, Key.FAULT),
      "ended and (not connected or fault in ('TRUNK', 'OURS'))", count("calls"));
  public static final Rollup NUMBER_PEAKS = new Rollup("number_peak_slot", "occupation", List.of(Key.NUMBER), "true", max("peak", "at_once", "true"));
  public static final Rollup TRUNK_PEAKS = new Rollup("trunk_peak_slot", "occupation", List.of(Key.TRUNK), "true", max("peak", "at_once", "true"));
  public static final Rollup VISITS = new Rollup("visit_slot", "visit", List.of(Key.QUEUE), "true",
      count("offered"),
      count("answered", "result = 'ANSWERED'"),
      count("in_time", "result = 'ANSWERED' and wait_ms <= threshold_ms"),
      count("abandoned", "result = 'ABANDONED' and wait_ms >= " + VisitCounts.SHORT_ABANDON.toMillis()),
      count("abandoned_short", "result = 'ABANDONED' and wait_ms < " + VisitCounts.SHORT_ABANDON.toMillis()),
      count("overflowed", "result = 'OVERFLOWED'"),
      count("withdrawn", "result = 'WITHDRAWN'"),
      count("waiting", "result = 'WAITING'"),
      sum("wait_answered_ms", "wait_ms", "result = 'ANSWERED'"),
      sum("wait_abandoned_ms", "wait_ms", "result = 'ABANDONED'"),
      max("longest_wait_ms", "wait_ms", "result <> 'WAITING'"));
  public static final Rollup OFFERS = new Rollup("offer_slot", "offer", List.of(Key.AGENT), "true",
      count("rung"),
      count("taken", "why = 'TAKEN'"),
      count("no_answer", "why = 'NO_ANSWER'"),
      count("rejected", "why = 'REJECTED'"),
      sum("ring_ms", "ring_ms", "why = 'TAKEN'"));
  public static final Rollup HANDLINGS = new Rollup("handling_slot", "handling", List.of(Key.AGENT, Key.QUEUE), "direction <> 'INTERNAL'",
      count("handled"),
      count("handled_in", "direction = 'IN'"),
      count("handled_out", "direction = 'OUT'"),
      sum("talk_ms", "talk_ms"),
      sum("hold_ms", "hold_ms"),
      sum("wrap_ms", "wrap_ms"));
  public static final Rollup PRESENCE = new Rollup("presence_slot", "presence_part", List.of(Key.AGENT), "true",
      sum("signed_in_us", "us"),
      sum("ready_us", "us", "state = 'READY'"),
      sum("ringing_us", "us", "state = 'RINGING'"),
      sum("talking_us", "us", "state = 'TALKING'"),
      sum("wrap_up_us", "us", "state = 'WRAP_UP'"),
      sum("not_ready_us", "us", "state = 'NOT_READY'"));
  public static final Rollup REASONS = new Rollup("reason_slot", "presence_part", List.of(Key.AGENT, Key.REASON), "state = 'NOT_READY'", sum("us", "us"));
  public static final Rollup STEPS = new Rollup("step_slot", "step", List.of(Key.NUMBER, Key.NODE, Key.KIND, Key.LABEL, Key.KEYS, Key.NEXT), "true",
      count("entered"));

  public static final List<Rollup> ALL = List.of(CALLS, FAILURES, NUMBER_PEAKS, TRUNK_PEAKS, VISITS, OFFERS, HANDLINGS, PRESENCE, REASONS, STEPS);

  /// A column that rows are told apart by.
  public enum Key {
    NUMBER("number_id", "bigint"), TRUNK("trunk", "text"), QUEUE("queue_id", "bigint"), AGENT("agent_id", "bigint"), CAUSE("cause", "int"),
    FAULT("fault", "text"), REASON("reason", "text"), NODE("node", "text"), KIND("kind", "text"), LABEL("label", "text"), KEYS("keys", "text"), NEXT("next", "text");

    private final String column;
    private final String type;

    Key(String column, String type) {
      this.column = column;
      this.type = type;
    }

    public String column() { return column; }
  }

  private static final String CELLS_OF_JSON = "with cells as (select * from jsonb_to_recordset(:cells::jsonb) as c(slot timestamptz, %s) where slot < :butFrom or slot >= :butTo)";

  private final String table;
  private final String grain;
  private final List<Key> keys;
  private final String where;
  private final List<Counter> counters;

  private Rollup(String table, String grain, List<Key> keys, String where, Counter... counters) {
    this.table = "reporting." + table;
    this.grain = grain;
    this.keys = keys;
    this.where = where;
    this.counters = List.of(counters);
  }

  public String table() { return table; }

  public String grain() { return grain; }

  public boolean isOfCalls() { return !grain.equals("presence_part"); }

  /// Rows of the grain that count at all.
  public String where() { return where; }

  public List<Counter> counters() { return counters; }

  public Counter counter(String name) {
    return counters.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(table + " has no " + name));
  }

  /// The cells that these calls are counted in, as JSON: a query with `:calls`.
  String cellsOfCalls() {
    return "select distinct " + cellJson() + " from reporting." + grain + " where tenant_id = platform.tenant() and call_id in (:calls) and (" + where + ")";
  }

  /// A row of the grain as its cell.
  String cellJson() {
    return "jsonb_build_object('slot', slot, " + keys.stream().map(key -> "'" + key.column + "', " + key.column).collect(Collectors.joining(", ")) + ")::text";
  }

  String deleteCells() {
    return CELLS_OF_JSON.formatted(keyTypes()) + " delete from " + table() + " r using cells c where r.tenant_id = platform.tenant() and r.slot = c.slot and "
        + matches("r");
  }

  String fillCells() { return CELLS_OF_JSON.formatted(keyTypes()) + fill(); }

  String deleteSpan() { return "delete from " + table() + " where tenant_id = platform.tenant() and slot >= :from and slot < :to"; }

  String fillSpan() { return "with cells as (select distinct slot, " + keyList("") + " from reporting." + grain
        + " where tenant_id = platform.tenant() and slot >= :from and slot < :to and (" + where + "))" + fill(); }

  private String fill() {
    String names = counters.stream().map(Counter::name).collect(Collectors.joining(", "));
    String sums = counters.stream().map(Counter::ofGrain).collect(Collectors.joining(", "));
    return " insert into " + table() + " (tenant_id, slot, " + keyList("") + ", " + names + ") select platform.tenant(), slot, " + keyList("") + ", " + sums
        + " from (" + (grain.equals("occupation") ? atOnce() : "select g.* from " + rows("g")) + ") g where " + where + " group by slot, " + keyList("");
  }

  private String rows(String alias) {
    return "cells c join reporting." + grain + " " + alias + " on " + alias + ".tenant_id = platform.tenant() and " + alias + ".slot = c.slot and " + matches(alias);
  }

  /// After each beginning of a call, how many there are. Who ends in the moment in which another begins was gone before.
  private String atOnce() {
    return "select slot, " + keyList("") + ", sum(more) over (partition by slot, " + keyList("") + " order by moment, more rows unbounded preceding) as at_once"
        + " from (select o.slot, " + keyList("o.") + ", e.moment, e.more from " + rows("o")
        + " cross join lateral (values (o.from_at, 1), (greatest(o.to_at, o.from_at + interval '1 microsecond'), -1)) as e(moment, more)) as events";
  }

  private String matches(String alias) {
    return keys.stream().map(key -> alias + "." + key.column + " = c." + key.column).collect(Collectors.joining(" and "));
  }

  private String keyList(String prefix) { return keys.stream().map(key -> prefix + key.column).collect(Collectors.joining(", ")); }

  private String keyTypes() { return keys.stream().map(key -> key.column + " " + key.type).collect(Collectors.joining(", ")); }
}
