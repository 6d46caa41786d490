package io.trunkline.server.reporting;

import static io.trunkline.server.reporting.internal.Rollup.CALLS;
import static io.trunkline.server.reporting.internal.Rollup.HANDLINGS;
import static io.trunkline.server.reporting.internal.Rollup.NUMBER_PEAKS;
import static io.trunkline.server.reporting.internal.Rollup.OFFERS;
import static io.trunkline.server.reporting.internal.Rollup.PRESENCE;
import static io.trunkline.server.reporting.internal.Rollup.TRUNK_PEAKS;
import static io.trunkline.server.reporting.internal.Rollup.VISITS;

import io.trunkline.server.reporting.Measure.Sum;
import io.trunkline.server.reporting.Measure.Term;
import io.trunkline.server.reporting.Measure.Text;
import io.trunkline.server.reporting.internal.Rollup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every figure of every report, each with its one formula, and what it says to people. Which rows a counter counts stands in [Rollup].
///
/// When something counts: a call in the quarter of an hour in which it began, a visit to a queue in that in which it came, an offer in that in which it rang, an
/// agent's work on a call in that in which they began to speak. So a rate of a quarter never exceeds one. Only agents' states are cut at the quarters.
public final class Measures {
  private static final Sum SERVED = Sum.of(HANDLINGS, "handled");
  /// Offered, and it is known what became of it.
  private static final Sum SETTLED = Sum.of(VISITS, "offered").minus(VISITS, "waiting");
  private static final Sum PATIENT = SETTLED.minus(VISITS, "abandoned_short");

  private static final Measure TALK = time("talk", HANDLINGS, "talk_ms", "handled", "Talk", "Customer and agent hear each other. Hold and consultations are left out.",
      "通话时长", "客户与坐席互相听到的时间；不含保持与咨询。");
  private static final Measure HOLD = time("hold", HANDLINGS, "hold_ms", "handled", "Hold", "From the first word to the agent's leaving, less talk.",
      "保持时长", "从开始通话到坐席离开，减去通话时长。");

  public static final List<Measure> QUEUE = List.of(
      count("offered", VISITS, "offered", "Offered", "Times a call came to the queue, also one that was full or had nobody signed in. A call that comes back counts again.", "进入队列",
          "来电到达队列的次数，含队列已满或无坐席在线的；再次转入的来电再计一次。"),
      count("answered", VISITS, "answered", "Answered", "Of those offered, answered by an agent of the queue.", "接通", "进入队列后由坐席接听的次数。"),
      count("abandoned", VISITS, "abandoned", "Abandoned", "The caller hung up after waiting 5 s or more.", "放弃", "来电人等待 5 秒及以上后挂断。"),
      count("abandonedShort", VISITS, "abandoned_short", "Short abandons", "The caller hung up within 5 s. Left out of service level and abandon rate.", "短放弃",
          "来电人在 5 秒内挂断；不计入服务水平与放弃率。"),
      count("overflowed", VISITS, "overflowed", "Overflowed", "Left the queue unserved by its overflow rule: waited too long, queue full, nobody signed in.", "溢出",
          "按溢出规则离开队列：等待超时、队列已满或无坐席在线。"),
      count("withdrawn", VISITS, "withdrawn", "Withdrawn", "Left the queue in another way: transferred meanwhile, or the call was lost.", "其他离开",
          "以其他方式离开队列：等待中被转走，或通话中断。"),
      count("waiting", VISITS, "waiting", "Waiting now", "Has come and waits still.", "正在等待", "已进入队列、仍在等待。"),
      ratio("connectionRate", Unit.SHARE, Sum.of(VISITS, "answered"), SETTLED, VISITS, "answered", "Connection rate", "Answered ÷ (offered − waiting now).", "接通率",
          "接通 ÷（进入队列 − 正在等待）。"),
      ratio("serviceLevel", Unit.SHARE, Sum.of(VISITS, "in_time"), PATIENT, VISITS, "in_time", "Service level",
          "Answered within the queue's own threshold ÷ (offered − short abandons − waiting now). The threshold is the one that was set when the call came.", "服务水平",
          "在队列设定时限内接通 ÷（进入队列 − 短放弃 − 正在等待）；时限以来电进入时的设定为准。"),
      ratio("abandonRate", Unit.SHARE, Sum.of(VISITS, "abandoned"), PATIENT, VISITS, "abandoned", "Abandon rate", "Abandoned ÷ (offered − short abandons − waiting now).",
          "放弃率", "放弃 ÷（进入队列 − 短放弃 − 正在等待）。"),
      ratio("asa", Unit.TIME, Sum.of(VISITS, "wait_answered_ms"), Sum.of(VISITS, "answered"), VISITS, "answered", "ASA",
          "Average speed of answer: waiting time in this queue of answered calls ÷ answered. Ringing at agents is part of it.", "平均应答时长",
          "接通来电在本队列的等待时长 ÷ 接通；含振铃。"),
      time("longestWait", VISITS, "longest_wait_ms", "offered", "Longest wait", "The longest wait in this queue, whatever it ended with; calls that wait still are left out.",
          "最长等待", "在本队列的最长等待，不论结果；仍在等待的不计。"),
      ratio("aht", Unit.TIME, Sum.of(HANDLINGS, "talk_ms", "hold_ms", "wrap_ms"), SERVED, HANDLINGS, "handled", "AHT",
          "Average handle time: (talk + hold + wrap-up) ÷ calls served, of calls that this queue gave to agents.", "平均处理时长",
          "（通话 + 保持 + 整理）÷ 处理量，仅计本队列分配的来电。"),
      count("handled", HANDLINGS, "handled", "Served", "Calls of this queue in which an agent spoke with the customer; once for each agent.", "处理量",
          "本队列来电中坐席与客户通话的次数，每位坐席计一次。"),
      TALK,
      HOLD,
      time("wrapUp", HANDLINGS, "wrap_ms", "handled", "Wrap-up", "The agents' work after these calls.", "整理时长", "坐席在这些来电之后的整理时间。"));

  public static final List<Measure> AGENT = List.of(
      figure("signIn", PRESENCE, "signed_in_us", "Signed in", "All time but signed out.", "签入时长", "除签出以外的全部时间。"),
      figure("ready", PRESENCE, "ready_us", "Ready", "Waiting for a call.", "就绪时长", "等待来电的时间。"),
      figure("ringing", PRESENCE, "ringing_us", "Ringing", "A call rings at the agent.", "振铃时长", "来电在坐席处振铃的时间。"),
      figure("busy", PRESENCE, "talking_us", "On calls", "Occupied with a call: talk, hold, consultations, dialling.", "占用时长", "占用于通话：通话、保持、咨询、拨号。"),
      figure("working", PRESENCE, "wrap_up_us", "Wrap-up", "Work after calls.", "整理时长", "通话之后的整理时间。"),
      figure("notReady", PRESENCE, "not_ready_us", "Not ready", "Signed in and not available, whatever the reason.", "小休时长", "已签入但不接来电，不论原因。"),
      new Measure("occupancy", Unit.SHARE, Sum.of(PRESENCE, "talking_us", "wrap_up_us"), Sum.of(PRESENCE, "talking_us", "wrap_up_us", "ready_us", "ringing_us"), null,
          new Text("Occupancy", "占用率"), new Text("(On calls + wrap-up) ÷ (on calls + wrap-up + ready + ringing). Not-ready time is left out.",
              "（占用 + 整理）÷（占用 + 整理 + 就绪 + 振铃）；不含小休。")),
      count("rung", OFFERS, "rung", "Offered", "Times a call of a queue rang at the agent.", "振铃次数", "队列来电在坐席处振铃的次数。"),
      count("taken", OFFERS, "taken", "Answered", "Of those, answered.", "接听", "其中接听的次数。"),
      count("noAnswer", OFFERS, "no_answer", "Not answered", "Of those, rung out.", "未接", "其中振铃超时未接的次数。"),
      count("rejected", OFFERS, "rejected", "Rejected", "Of those, rejected by the agent.", "拒接", "其中坐席拒接的次数。"),
      ratio("answerTime", Unit.TIME, Sum.of(OFFERS, "ring_ms"), Sum.of(OFFERS, "taken"), OFFERS, "taken", "Time to answer", "Ringing time of answered offers ÷ answered.",
          "平均接听时长", "接听前的振铃时长 ÷ 接听。"),
      count("handledIn", HANDLINGS, "handled_in", "Calls in", "Incoming calls in which the agent spoke with the customer.", "呼入处理量", "坐席与客户通话的呼入数。"),
      count("handledOut", HANDLINGS, "handled_out", "Calls out", "Outgoing calls in which the agent spoke with the customer.", "呼出处理量", "坐席与客户通话的呼出数。"),
      TALK,
      HOLD,
      ratio("aht", Unit.TIME, Sum.of(HANDLINGS, "talk_ms", "hold_ms", "wrap_ms"), SERVED, HANDLINGS, "handled", "AHT",
          "Average handle time: (talk + hold + wrap-up of these calls) ÷ (calls in + calls out).", "平均处理时长", "（通话 + 保持 + 这些通话的整理）÷（呼入处理量 + 呼出处理量）。"));

  private static final List<Measure> LINES = List.of(
      count("incoming", CALLS, "incoming", "Calls in", "Calls from outside.", "呼入", "外部打入的通话。"),
      count("outgoing", CALLS, "outgoing", "Calls out", "Calls to outside.", "呼出", "打往外部的通话。"),
      ratio("connectionRate", Unit.SHARE, Sum.of(CALLS, "talked_in"), Sum.of(CALLS, "incoming").minus(CALLS, "running"), CALLS, "talked_in", "Connection rate",
          "Incoming calls in which the caller spoke with a person ÷ (calls in − calls that run still). Self-service counts as not connected.", "接通率",
          "来电人与人通话的呼入 ÷（呼入 − 进行中）；自助服务不算接通。"),
      ratio("reachRate", Unit.SHARE, Sum.of(CALLS, "connected_out"), Sum.of(CALLS, "outgoing"), CALLS, "connected_out", "Reach rate", "Outgoing calls that were answered ÷ calls out.",
          "呼出接通率", "被接听的呼出 ÷ 呼出。"),
      ratio("repeatRate", Unit.SHARE, Sum.of(CALLS, "repeated"), Sum.of(CALLS, "known"), CALLS, "repeated", "Repeat calls",
          "Incoming calls whose caller had called within the 24 hours before ÷ incoming calls with a number. Anonymous calls are left out.", "重复拨打率",
          "同一主叫在此前 24 小时内已来电的呼入 ÷ 有主叫号码的呼入；匿名来电不计。"),
      count("failed", CALLS, "failed", "Failed", "Ended by trouble of the trunk or of ours.", "失败", "因中继或平台故障结束。"),
      time("minutesIn", CALLS, "connected_ms_in", "connected_in", "Time in", "From our answer to the end, of incoming calls.", "呼入时长", "呼入从应答到结束。"),
      time("minutesOut", CALLS, "connected_ms_out", "connected_out", "Time out", "From the answer to the end, of outgoing calls.", "呼出时长", "呼出从应答到结束。"));

  public static final List<Measure> NUMBER = peaked(NUMBER_PEAKS);
  public static final List<Measure> TRUNK = peaked(TRUNK_PEAKS);

  public static final List<Measure> IVR = List.of(
      count("entered", CALLS, "ivr", "Entered", "Calls that a flow took.", "进入流程", "由流程接待的来电。"),
      count("served", CALLS, "ivr_served", "Self-served", "The flow ran to its end without a person: the caller heard what there was.", "自助完成", "流程走到终点、未转人工：来电人已听到所需内容。"),
      count("toQueue", CALLS, "ivr_queue", "To a queue", "Went on to a queue.", "转入队列", "转入队列。"),
      count("toVoicemail", CALLS, "ivr_voicemail", "Voicemail", "Left a message without having come to a queue.", "留言", "未到达队列而留言。"),
      count("transferred", CALLS, "ivr_transfer", "Transferred", "Was put through to a number.", "转接", "被转接到号码。"),
      count("hungUp", CALLS, "ivr_hung_up", "Hung up", "The caller hung up in the flow.", "中途挂断", "来电人在流程中挂断。"),
      count("failed", CALLS, "ivr_failed", "Failed", "Ended in the flow by trouble of ours or the trunk's.", "失败", "在流程中因故障结束。"),
      ratio("selfServiceRate", Unit.SHARE, Sum.of(CALLS, "ivr_served"), Sum.of(CALLS, "ivr").minus(CALLS, "ivr_running"), CALLS, "ivr_served", "Self-service rate",
          "Self-served ÷ (entered − still in the flow).", "自助服务率", "自助完成 ÷（进入流程 − 仍在流程中）。"),
      ratio("hangUpRate", Unit.SHARE, Sum.of(CALLS, "ivr_hung_up"), Sum.of(CALLS, "ivr").minus(CALLS, "ivr_running"), CALLS, "ivr_hung_up", "Hung up in the flow",
          "Hung up ÷ (entered − still in the flow).", "流程挂断率", "中途挂断 ÷（进入流程 − 仍在流程中）。"));

  private Measures() {}

  private static List<Measure> peaked(Rollup peaks) {
    List<Measure> all = new ArrayList<>(LINES);
    all.add(new Measure("peak", Unit.COUNT, Sum.of(peaks, "peak"), null, null, new Text("Most at once", "最大并发"),
        new Text("The most calls at one time on one line. Over several, the highest of them; a running call counts up to its last event.",
            "单条线路同时通话的最大数；多条线路取其最高者；进行中的通话计到最近一次事件。")));
    return List.copyOf(all);
  }

  static Measure ofQueue(String name) { return QUEUE.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(); }

  static Term term(Rollup rollup, String counter) { return Sum.of(rollup, counter).terms().getFirst(); }

  private static Measure count(String name, Rollup rollup, String counter, String en, String enWhat, String zh, String zhWhat) {
    return new Measure(name, Unit.COUNT, Sum.of(rollup, counter), null, term(rollup, counter), new Text(en, zh), new Text(enWhat, zhWhat));
  }

  private static Measure time(String name, Rollup rollup, String counter, String calls, String en, String enWhat, String zh, String zhWhat) {
    return new Measure(name, Unit.TIME, Sum.of(rollup, counter), null, term(rollup, calls), new Text(en, zh), new Text(enWhat, zhWhat));
  }

  /// Of a state, which no call stands behind.
  private static Measure figure(String name, Rollup rollup, String counter, String en, String enWhat, String zh, String zhWhat) {
    return new Measure(name, Unit.TIME, Sum.of(rollup, counter), null, null, new Text(en, zh), new Text(enWhat, zhWhat));
  }

  private static Measure ratio(
      String name, Unit unit, Sum above, @Nullable Sum below, Rollup rollup, String calls, String en, String enWhat, String zh, String zhWhat) {
    return new Measure(name, unit, above, below, term(rollup, calls), new Text(en, zh), new Text(enWhat, zhWhat));
  }
}
