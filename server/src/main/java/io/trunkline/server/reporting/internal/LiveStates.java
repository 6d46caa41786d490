package io.trunkline.server.reporting.internal;

import io.trunkline.routing.AgentState;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.reporting.ReportQuery;
import io.trunkline.server.reporting.ReportQuery.By;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The present states of agents, which no roll-up has yet: counted up to the moment of asking.
public final class LiveStates {
  private LiveStates() {}

  /// @return what to add, by row
  public static List<ReportReader.Counted> of(List<AgentStatus> statuses, ReportQuery query, Instant from, Instant to, ZoneId zone) {
    record Row(@Nullable String subject, @Nullable Instant bucket) {}
    Map<Row, Map<String, Long>> rows = new LinkedHashMap<>();
    for (AgentStatus status : statuses) {
      String agent = status.agent().toString();
      String column = column(status.state());
      if (column == null || (!query.subjects().isEmpty() && !query.subjects().contains(agent))) continue;
      Instant since = status.state().since().isBefore(from) ? from : status.state().since();
      for (Instant at = since; at.isBefore(to); ) {
        Instant bucket = Buckets.start(at, query.granularity(), zone);
        Instant next = query.by() == By.SUBJECT ? to : Buckets.next(bucket, query.granularity(), zone);
        Instant end = next.isBefore(to) ? next : to;
        long us = Duration.between(at, end).toNanos() / 1000;
        Map<String, Long> counted = rows.computeIfAbsent(
            new Row(query.by() == By.TIME ? null : agent, query.by() == By.SUBJECT ? null : bucket), _ -> new LinkedHashMap<>());
        counted.merge("presence_slot_" + column, us, Long::sum);
        counted.merge("presence_slot_signed_in_us", us, Long::sum);
        at = end;
      }
    }
    List<ReportReader.Counted> all = new ArrayList<>();
    rows.forEach((row, counted) -> all.add(new ReportReader.Counted(row.subject(), row.bucket(), counted)));
    return all;
  }

  private static @Nullable String column(AgentState state) {
    return switch (state) {
      case AgentState.Offline _ -> null;
      case AgentState.NotReady _ -> "not_ready_us";
      case AgentState.Ready _ -> "ready_us";
      case AgentState.Ringing _ -> "ringing_us";
      case AgentState.Talking _ -> "talking_us";
      case AgentState.WrapUp _ -> "wrap_up_us";
    };
  }
}
