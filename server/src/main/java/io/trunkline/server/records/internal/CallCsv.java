package io.trunkline.server.records.internal;

import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls as lines of a table that a spreadsheet opens: RFC 4180, UTF-8 with a mark, since Excel takes Chinese without it for something else.
///
/// A cell that a spreadsheet would run as a formula begins with an apostrophe; callers choose their own display names, and a name may be `=HYPERLINK(…)`.
/// Internal to this capability; public because Java has no word for that.
public final class CallCsv {
  public static final String MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r\n";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Map<Boolean, List<String>> HEADS = Map.of(
      true, List.of("通话编号", "开始", "接通", "结束", "方向", "主叫", "被叫", "归属地", "客户", "队列", "坐席", "等待秒", "振铃秒", "通话秒", "结果", "先挂机", "原因", "录音"),
      false, List.of("Call", "Started", "Answered", "Ended", "Direction", "From", "To", "Area", "Customer", "Queue", "Agent", "Wait s", "Ring s", "Talk s", "Outcome", "Hung up first",
          "Cause", "Recording"));
  private static final Map<Direction, String> DIRECTIONS = Map.of(Direction.IN, "呼入", Direction.OUT, "呼出", Direction.INTERNAL, "内部");
  private static final Map<Outcome, String> OUTCOMES = Map.of(Outcome.ANSWERED, "已接听", Outcome.ABANDONED, "已放弃", Outcome.VOICEMAIL, "留言", Outcome.IVR_ONLY, "自助结束",
      Outcome.FAILED, "失败", Outcome.LOST, "中断");
  private static final Map<CallEnded.By, String> ENDED_BY = Map.of(CallEnded.By.CALLER, "客户", CallEnded.By.AGENT, "坐席", CallEnded.By.SYSTEM, "系统", CallEnded.By.TRUNK, "线路");

  private final boolean chinese;
  private final ZoneId zone;

  /// @param zone in which people of this tenant read times
  public CallCsv(boolean chinese, ZoneId zone) {
    this.chinese = chinese;
    this.zone = zone;
  }

  /// @param before columns of the caller's own, first in the line
  public String head(String... before) {
    List<String> cells = new ArrayList<>(List.of(before));
    cells.addAll(HEADS.getOrDefault(chinese, List.of()));
    return line(cells);
  }

  public String line(CallRow call, String... before) {
    List<@Nullable String> cells = new ArrayList<>(List.of(before));
    cells.add(call.id().toString());
    cells.add(moment(call.startedAt()));
    cells.add(moment(call.answeredAt()));
    cells.add(moment(call.endedAt()));
    cells.add(chinese ? DIRECTIONS.get(call.direction()) : call.direction().name());
    cells.add(call.from());
    cells.add(call.to());
    cells.add(call.area());
    cells.add(call.customerName());
    cells.add(call.queueName());
    cells.add(call.agentName());
    cells.add(Long.toString(call.waitSeconds()));
    cells.add(Long.toString(call.ringSeconds()));
    cells.add(Long.toString(call.talkSeconds()));
    cells.add(call.outcome() == null ? "" : chinese ? OUTCOMES.get(call.outcome()) : call.outcome().name());
    cells.add(call.endedBy() == null ? "" : chinese ? ENDED_BY.get(call.endedBy()) : call.endedBy().name());
    cells.add(call.endCause());
    cells.add(call.hasRecording() ? chinese ? "有" : "yes" : "");
    return line(cells);
  }

  private String moment(@Nullable Instant at) { return at == null ? "" : MOMENT.format(at.atZone(zone)); }

  static String line(List<? extends @Nullable String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) line.append(line.isEmpty() ? "" : ",").append(safe(cell == null ? "" : cell));
    return line.append("\r\n").toString();
  }

  private static String safe(String cell) {
    String harmless = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    boolean plain = harmless.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
