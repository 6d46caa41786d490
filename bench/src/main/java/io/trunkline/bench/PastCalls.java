package io.trunkline.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The past of a company: so many calls over so many days up to yesterday, as its callers, agents and flows would have made them. The same seed gives the same
/// calls but for the dates. People call in office hours, come again, hang up, wait, are put through, leave messages; agents work in two shifts.
final class PastCalls {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final List<String> TRUNKS = List.of("carrier-a", "carrier-b", "carrier-c");
  private static final double[] HOURS = {.2, .1, .1, .1, .1, .2, .4, 1, 4, 10, 12, 10, 6, 7, 10, 11, 10, 8, 5, 4, 3, 1.5, .8, .4};
  private static final List<String> AREAS = List.of("上海", "北京", "广州", "深圳", "杭州", "成都", "武汉", "西安");
  private static final List<String> CATEGORIES = List.of("咨询", "订单", "退款", "投诉", "维修", "账单");
  private static final List<String> NOTES = List.of("客户询问订单进度，已告知预计送达时间。", "要求退款，转财务核实后回电。", "反映设备无法开机，已指导重启。", "对账单金额有疑问，已解释。",
      "预约周末上门维修。", "Asked for the invoice by mail.");

  private final Company company;
  private final Random random;
  private final Bulk bulk;
  private final FactSheet facts;
  private final List<Worker> workers = new ArrayList<>();
  private final int callers;
  private long offers;

  PastCalls(Company company, int calls, long seed, Bulk bulk) {
    this.company = company;
    this.random = new Random(seed);
    this.bulk = bulk;
    this.facts = new FactSheet(bulk, company.id());
    this.callers = callers(calls);
    for (int i = 0; i < company.agents().size(); i++) workers.add(new Worker(company.agents().get(i), i, facts));
  }

  /// How many different people call.
  static int callers(int calls) {
    return Math.max(500, calls / 5);
  }

  /// The number of one of them.
  static String number(long caller) {
    long mixed = caller * 2_654_435_761L % 100_000_000L;
    return caller % 10 == 0 ? "+8610" + (60_000_000 + mixed % 30_000_000) : "+861" + (30 + caller * 7 % 70) + "%08d".formatted(mixed);
  }

  /// @return how many facts there are
  long write(int calls, LocalDate first, int days) {
    double[] weights = new double[days];
    for (int day = 0; day < days; day++) weights[day] = isWeekend(first.plusDays(day)) ? .5 : 1;
    double sum = Arrays.stream(weights).sum();
    int told = 0;
    double due = 0;
    for (int day = 0; day < days; day++) {
      due += calls * weights[day] / sum;
      int today = (int) Math.round(due) - told;
      told += today;
      day(first.plusDays(day), day, today);
    }
    return facts.written();
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private void day(LocalDate date, int day, int calls) {
    long midnight = date.atStartOfDay(ZONE).toInstant().toEpochMilli();
    long[] arrivals = new long[calls];
    for (int i = 0; i < calls; i++) arrivals[i] = midnight + hour() * 3_600_000L + random.nextInt(3_600_000);
    Arrays.sort(arrivals);
    for (Worker worker : workers) worker.plan(midnight, day, isWeekend(date));
    for (long at : arrivals) {
      int kind = random.nextInt(100);
      if ((kind >= 1 || !internal(at)) && (kind < 1 || kind >= 12 || !outgoing(at))) incoming(at);
    }
    for (Worker worker : workers) worker.goesHome();
  }

  private int hour() {
    double place = random.nextDouble() * Arrays.stream(HOURS).sum();
    int hour = 0;
    while (hour < 23 && place > HOURS[hour]) place -= HOURS[hour++];
    return hour;
  }

  private void incoming(long start) {
    Company.Line line = company.lines().get(skewed(company.lines().size()));
    boolean anonymous = chance(1);
    long caller = skewed(callers);
    Story story = new Story(new Story.Head(id(start), start, "IN", anonymous ? "anonymous" : number(caller), line.number(), TRUNKS.get(skewed(TRUNKS.size())), line.id(),
        anonymous ? null : AREAS.get((int) (caller % AREAS.size())), null), company.id(), facts, bulk);
    long at = start + between(600, 1_500);
    story.answered(at, id(at));
    story.step(at, "hello", "play", "欢迎");
    at += 4_000;
    story.step(at, "main", "menu", "主菜单");
    if (chance(7)) {
      ends(story, at + between(1_000, 9_000), "IVR_ONLY", "CALLER");
      return;
    }
    at += between(1_500, 7_000);
    int key = chance(8) ? 9 : 1 + skewed(company.queues().size());
    story.fact(at, "DigitsPressed", ",\"node\":\"main\",\"digits\":\"" + key + "\",\"menu\":true");
    if (key == 9) {
      story.step(at, "hours", "play", "营业时间");
      ends(story, at + 15_000, "IVR_ONLY", "SYSTEM");
      return;
    }
    Company.Queue queue = company.queues().get(key - 1);
    story.step(at, "queue-" + key, "queue", queue.name());
    if (workers.stream().noneMatch(worker -> worker.isAt(start))) closed(story, at, queue);
    else waits(story, at, queue, 0);
  }

  private void closed(Story story, long at, Company.Queue queue) {
    story.ofQueue(at, "ContactOverflowed", queue.id(), ",\"why\":\"NO_AGENTS\",\"to\":\"VOICEMAIL\"");
    if (chance(40)) message(story, at, queue);
    else ends(story, at + between(2_000, 20_000), "IVR_ONLY", "CALLER");
  }

  private void message(Story story, long at, Company.Queue queue) {
    long length = between(3_000, 60_000);
    story.leftMessage(at + length, queue.id(), id(at), length, chance(80));
    ends(story, at + length + 200, "VOICEMAIL", "CALLER");
  }

  private void waits(Story story, long at, Company.Queue queue, int before) {
    story.queued(at, queue);
    long patience = 1_000 + (long) (-Math.log(1 - random.nextDouble()) * 240_000);
    if (before == 0 && chance(4)) {
      long wait = between(20_000, 60_000);
      story.waited(wait);
      Company.Queue other = company.queues().get((company.queues().indexOf(queue) + 1) % company.queues().size());
      story.ofQueue(at + wait, "ContactOverflowed", queue.id(), ",\"why\":\"TIMEOUT\",\"to\":\"QUEUE " + other.id() + '"');
      waits(story, at + wait, other, 1);
      return;
    }
    Worker worker = next(queue, at);
    long rings = worker == null ? Long.MAX_VALUE : worker.freeFrom(at + between(0, 12_000));
    if (worker == null || rings - at > patience) {
      story.waited(patience);
      story.ofQueue(at + patience, "ContactAbandoned", queue.id(), ",\"waited\":\"PT" + patience / 1000.0 + "S\"");
      ends(story, at + patience, "ABANDONED", "CALLER");
      return;
    }
    if (chance(4)) {
      worker.rings(rings, story.id());
      story.rang(rings, rings + 20_000, queue.id(), worker.person.id(), ++offers, "NO_ANSWER");
      worker.didNotAnswer(rings + 20_000);
      long left = rings + 24_000;
      story.waited(left - at);
      if (chance(30)) {
        story.ofQueue(left, "ContactAbandoned", queue.id(), ",\"waited\":\"PT" + (left - at) / 1000.0 + "S\"");
        ends(story, left, "ABANDONED", "CALLER");
      } else {
        story.ofQueue(left, "ContactOverflowed", queue.id(), ",\"why\":\"TIMEOUT\",\"to\":\"VOICEMAIL\"");
        message(story, left, queue);
      }
      return;
    }
    worker.rings(rings, story.id());
    long taken = rings + between(1_500, 9_000);
    story.rang(rings, taken, queue.id(), worker.person.id(), ++offers, "TAKEN");
    story.waited(taken - at);
    story.connected(taken, queue.id(), worker.person.id());
    worker.talks(taken, story.id());
    talks(story, taken, worker, queue);
  }

  private void talks(Story story, long from, Worker first, Company.Queue queue) {
    long talk = (long) Math.min(3_600_000, 120_000 * Math.exp(random.nextGaussian() * .8));
    long held = chance(6) ? between(5_000, 40_000) : 0;
    long until = from + talk + held;
    if (held > 0) {
      story.fact(from + talk / 2, "PartyHeld", ",\"party\":{\"kind\":\"CUSTOMER\",\"agent\":null,\"number\":null}");
      story.fact(from + talk / 2 + held, "PartyRetrieved", ",\"party\":{\"kind\":\"CUSTOMER\",\"agent\":null,\"number\":null}");
    }
    story.talked(first.person.id(), talk);
    Worker last = first;
    Worker second = chance(4) ? next(queue, until) : null;
    if (second != null && second != first && second.freeFrom(until) == until) {
      String to = ",\"kind\":\"BLIND\",\"by\":" + first.person.id() + ",\"to\":\"" + second.person.extension() + '"';
      story.fact(until, "TransferStarted", to);
      story.fact(until, "PartyLeft", ",\"party\":{\"kind\":\"AGENT\",\"agent\":" + first.person.id() + ",\"number\":null},\"cause\":\"NORMAL_CLEARING\"");
      story.joined(until, second.person.id());
      story.fact(until, "TransferCompleted", to);
      second.dials(until, story.id());
      wrapUp(story, until, first);
      long more = between(20_000, 200_000);
      story.talked(second.person.id(), more);
      until += more;
      last = second;
    }
    // The node dies with a few, and the line with some.
    int fate = random.nextInt(1_000);
    if (fate < 2) story.ended(until, "LOST", null, 0, "", "OURS");
    else if (fate < 7) story.ended(until, "ANSWERED", "TRUNK", 41, "TEMPORARY_FAILURE", "TRUNK");
    else story.ended(until, "ANSWERED", chance(60) ? "CALLER" : "AGENT", 16, "NORMAL_CLEARING", "NONE");
    wrapUp(story, until, last);
    story.kept(false);
  }

  private void wrapUp(Story story, long at, Worker worker) {
    long until = at + between(5_000, 45_000);
    worker.wrapsUp(at, story.id(), until);
    String category = chance(45) ? CATEGORIES.get(skewed(CATEGORIES.size())) : null;
    String text = category != null && chance(70) ? note() : null;
    story.wrappedUp(until, worker.person.id(), text, category);
  }

  private String note() {
    String note = NOTES.get(skewed(NOTES.size()));
    return chance(5) ? note + "序列号 " + random.nextInt(100_000) : note;
  }

  /// False when the one who would call is away.
  private boolean outgoing(long start) {
    Worker worker = workers.get(random.nextInt(workers.size()));
    if (!worker.isAt(start) || worker.freeFrom(start) != start) return false;
    Company.Line line = company.lines().getFirst();
    long caller = skewed(callers);
    Story story = new Story(new Story.Head(id(start), start, "OUT", line.number(), number(caller), TRUNKS.get(skewed(TRUNKS.size())), line.id(), AREAS.get((int) (caller % AREAS.size())),
        worker.person.id()), company.id(), facts, bulk);
    worker.dials(start, story.id());
    long at = start + between(4_000, 25_000);
    if (chance(62)) {
      story.answered(at, id(at));
      long talk = between(10_000, 300_000);
      story.talked(worker.person.id(), talk);
      at += talk;
      story.ended(at, "ANSWERED", chance(50) ? "CALLER" : "AGENT", 16, "NORMAL_CLEARING", "NONE");
    } else if (chance(80)) {
      story.ended(at, "FAILED", "CALLER", 19, "NO_ANSWER", "CALLEE");
    } else {
      story.ended(at, "FAILED", "TRUNK", 34, "NO_CIRCUIT_AVAILABLE", "TRUNK");
    }
    wrapUp(story, at, worker);
    story.kept(false);
    return true;
  }

  private boolean internal(long start) {
    Worker one = workers.get(random.nextInt(workers.size()));
    Worker other = workers.get(random.nextInt(workers.size()));
    if (one == other || !one.isAt(start) || one.freeFrom(start) != start || !other.isAt(start) || other.freeFrom(start) != start) return false;
    Story story = new Story(new Story.Head(id(start), start, "INTERNAL", one.person.extension(), other.person.extension(), null, null, null, one.person.id()), company.id(), facts, bulk);
    long answered = start + between(1_000, 8_000);
    long until = answered + between(5_000, 90_000);
    one.dials(start, story.id());
    other.dials(answered, story.id());
    story.fact(answered, "CallAnswered", "");
    story.joined(answered, one.person.id());
    story.joined(answered, other.person.id());
    story.talked(one.person.id(), until - answered);
    story.talked(other.person.id(), until - answered);
    story.ended(until, "ANSWERED", "AGENT", 16, "NORMAL_CLEARING", "NONE");
    one.wrapsUp(until, story.id(), until + 1_000);
    other.wrapsUp(until, story.id(), until + 1_000);
    story.kept(false);
    return true;
  }

  private void ends(Story story, long at, String outcome, String by) {
    story.ended(at, outcome, by, 16, "NORMAL_CLEARING", "NONE");
    story.kept(chance(90));
  }

  /// Whoever of the queue is free first.
  private @Nullable Worker next(Company.Queue queue, long at) {
    int place = company.queues().indexOf(queue);
    int from = random.nextInt(workers.size());
    Worker best = null;
    for (int i = 0; i < workers.size(); i++) {
      Worker worker = workers.get((from + i) % workers.size());
      int serves = (from + i) % workers.size() % company.queues().size();
      if (serves != place && (serves + 1) % company.queues().size() != place) continue;
      if (worker.freeFrom(at) == at) return worker;
      if (worker.freeFrom(at) != Long.MAX_VALUE && (best == null || worker.freeFrom(at) < best.freeFrom(at))) best = worker;
    }
    return best;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private long between(long least, long most) {
    return random.nextLong(least, most);
  }

  /// Few of many are met often.
  private int skewed(int many) {
    return (int) (many * Math.pow(random.nextDouble(), 1.7));
  }

  /// Like the program's ids: in the order of time (RFC 9562, version 7).
  private UUID id(long at) {
    return new UUID(at << 16 | 0x7000 | random.nextInt(0x1000), 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }
}
