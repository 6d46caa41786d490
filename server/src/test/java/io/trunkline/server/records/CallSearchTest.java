package io.trunkline.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.ServerTest;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.WrapUpEnded;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Every filter, alone and together, against a list in memory that is asked in the plainest way.
@ServerTest
class CallSearchTest {
  private static final AtomicLong TENANTS = new AtomicLong(950_000);
  private static final CallQuery ANYTHING = new CallQuery(null, null, List.of(), null, null, null, null, null);
  private static final int CALLS = 150;
  private static final List<CallEnded.By> ENDERS = List.of(CallEnded.By.CALLER, CallEnded.By.AGENT, CallEnded.By.SYSTEM);
  private static final List<String> NOTES = List.of("退款 Wants 50% back", "call_back later", "很满意");

  @Autowired Journal journal;
  @Autowired Records records;
  @Autowired TenantTx tx;
  @Autowired Time time;
  private final TenantId tenant = new TenantId(TENANTS.incrementAndGet());
  private final Random random = new Random(7);

  /// What is known of a call that was made.
  private record Made(
      UUID id, Instant start, Direction direction, String from, String to, @Nullable String trunk, List<Long> queues, List<Long> agents, Duration waited, Duration talked,
      Outcome outcome, CallEnded.By by, boolean recorded, @Nullable String note) {
    boolean has(String number) { return from.contains(number) || to.contains(number); }
  }

  private record Case(String name, CallQuery query, Predicate<Made> naive) {}

  @Test void findsExactlyWhatANaiveFilterFinds() throws InterruptedException {
    Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
    List<Made> all = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) all.add(make(i, now));
    all.sort(Comparator.comparing(Made::start).thenComparing(made -> made.id().toString()).reversed());
    await(all.stream().filter(made -> made.note() != null).count());
    List<Case> cases = cases(all);
    check(cases, all);
    // A part that a thousand numbers contain is looked for in another way; it must find the same.
    tx.run(tenant, db -> db.sql("insert into records.number select platform.tenant(), '+86138' || lpad(n::text, 8, '0') || n from generate_series(1, 1500) as n").update());
    check(cases, all);
  }

  private void check(List<Case> cases, List<Made> all) {
    for (Case each : cases) {
      List<UUID> expected = all.stream().filter(each.naive()).map(Made::id).toList();
      assertThat(found(each.query())).as(each.name()).isEqualTo(expected);
      assertThat(records.count(tenant, each.query(), 40)).as(each.name()).isEqualTo(Math.min(40, expected.size()));
    }
    for (int i = 0; i < 60; i++) {
      Case one = cases.get(random.nextInt(cases.size()));
      Case other = cases.get(random.nextInt(cases.size()));
      CallQuery both = and(one.query(), other.query());
      if (both == null) continue;
      List<UUID> expected = all.stream().filter(one.naive().and(other.naive())).map(Made::id).toList();
      assertThat(found(both)).as(one.name() + " and " + other.name()).isEqualTo(expected);
    }
  }

  /// Page by page: the cursor must neither lose nor repeat.
  private List<UUID> found(CallQuery query) {
    List<UUID> ids = new ArrayList<>();
    String after = null;
    do {
      Page<CallRow> page = records.search(tenant, query, after, 17);
      page.items().forEach(row -> ids.add(row.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private static List<Case> cases(List<Made> all) {
    Made some = all.get(CALLS / 3);
    Instant early = all.get(2 * CALLS / 3).start();
    return List.of(
        new Case("anything", ANYTHING, _ -> true),
        new Case("id", query(some.id(), null, null, null, null, null, null, null, null), made -> made.id().equals(some.id())),
        new Case("span", new CallQuery(early, some.start(), List.of(), null, null, null, null, null), made -> !made.start().isBefore(early) && made.start().isBefore(some.start())),
        new Case("middle of a number", new CallQuery(null, null, List.of(), "3800138", null, null, null, null), made -> made.has("3800138")),
        new Case("end of a number", new CallQuery(null, null, List.of(), "0042", null, null, null, null), made -> made.has("0042")),
        new Case("a common part", new CallQuery(null, null, List.of(), "138", null, null, null, null), made -> made.has("138")),
        new Case("nobody's number", new CallQuery(null, null, List.of(), "77777", null, null, null, null), _ -> false),
        new Case("whole numbers", new CallQuery(null, null, List.of(some.from(), "+8613800138001"), null, null, null, null, null),
            made -> List.of(some.from(), "+8613800138001").contains(made.from()) || List.of(some.from(), "+8613800138001").contains(made.to())),
        new Case("dialled", query(null, "4008001000", null, null, null, null, null, null, null), made -> made.to().equals("4008001000")),
        new Case("agent", new CallQuery(null, null, List.of(), null, 41L, null, null, null), made -> made.agents().contains(41L)),
        new Case("queue, also the first of two", new CallQuery(null, null, List.of(), null, null, 31L, null, null), made -> made.queues().contains(31L)),
        new Case("trunk", query(null, null, "carrier-2", null, null, null, null, null, null), made -> "carrier-2".equals(made.trunk())),
        new Case("direction", new CallQuery(null, null, List.of(), null, null, null, Direction.OUT, null), made -> made.direction() == Direction.OUT),
        new Case("outcome", new CallQuery(null, null, List.of(), null, null, null, null, Outcome.ABANDONED), made -> made.outcome() == Outcome.ABANDONED),
        new Case("who hung up", query(null, null, null, CallEnded.By.AGENT, null, null, null, null, null), made -> made.by() == CallEnded.By.AGENT),
        new Case("long", query(null, null, null, null, Duration.ofSeconds(40), null, null, null, null), made -> made.talked().toSeconds() >= 40),
        new Case("short", new CallQuery(null, null, null, List.of(), null, null, null, null, null, null, null, null, null, Duration.ofSeconds(30), null, null, null, null, null, null),
            made -> made.talked().isPositive() && made.talked().toSeconds() <= 30),
        new Case("waited long", query(null, null, null, null, null, Duration.ofSeconds(20), null, null, null), made -> made.waited().toSeconds() >= 20),
        new Case("recorded", query(null, null, null, null, null, null, true, null, null), Made::recorded),
        new Case("without a note", query(null, null, null, null, null, null, null, false, null), made -> made.note() == null),
        new Case("what was written", query(null, null, null, null, null, null, null, null, "退款"), made -> made.note() != null && made.note().contains("退款")),
        new Case("a sign that is no pattern", query(null, null, null, null, null, null, null, null, "wants 50%"), made -> made.note() != null && made.note().contains("Wants 50%")),
        new Case("an underscore that is none", query(null, null, null, null, null, null, null, null, "l_b"), made -> made.note() != null && made.note().contains("l_b")));
  }

  private static CallQuery query(
      @Nullable UUID id, @Nullable String dialled, @Nullable String trunk, CallEnded.@Nullable By by, @Nullable Duration minTalk, @Nullable Duration minWait,
      @Nullable Boolean recorded, @Nullable Boolean noted, @Nullable String text) {
    return new CallQuery(id, null, null, List.of(), null, dialled, null, null, trunk, null, null, by, minTalk, null, minWait, null, recorded, noted, text, null);
  }

  /// Both at once, or null where both use one field.
  private static @Nullable CallQuery and(CallQuery a, CallQuery b) {
    try {
      return new CallQuery(one(a.call(), b.call()), one(a.from(), b.from()), one(a.to(), b.to()), a.numbers().isEmpty() ? b.numbers() : a.numbers(), one(a.digits(), b.digits()),
          one(a.dialled(), b.dialled()), one(a.agent(), b.agent()), one(a.queue(), b.queue()), one(a.trunk(), b.trunk()), one(a.direction(), b.direction()),
          one(a.outcome(), b.outcome()), one(a.endedBy(), b.endedBy()), one(a.minTalk(), b.minTalk()), one(a.maxTalk(), b.maxTalk()), one(a.minWait(), b.minWait()),
          one(a.maxWait(), b.maxWait()), one(a.recorded(), b.recorded()), one(a.noted(), b.noted()), one(a.text(), b.text()), null);
    } catch (IllegalStateException both) {
      return null;
    }
  }

  private static <T> @Nullable T one(@Nullable T a, @Nullable T b) {
    if (a != null && b != null && !a.equals(b)) throw new IllegalStateException("both");
    return a == null ? b : a;
  }

  private Made make(int i, Instant now) {
    CallId call = CallId.random();
    Instant start = now.minusSeconds(100_000 - 180L * (i / 3));   // three at the same moment: the id decides
    boolean out = random.nextInt(4) == 0;
    String customer = "+8613800138" + String.format("%03d", random.nextInt(60));
    String from = out ? "+861062340042" : customer;
    String to = out ? customer : random.nextInt(3) == 0 ? "95588" : "4008001000";
    String trunk = random.nextInt(5) == 0 ? null : "carrier-" + (1 + random.nextInt(2));
    Direction direction = out ? Direction.OUT : Direction.IN;
    long agent = 41L + random.nextInt(3);
    journal.append(new CallStarted(tenant, start, call, direction, new E164(from), from, to.startsWith("+") ? new E164(to) : new ServiceCode(to), trunk, 1L, null,
        out ? new AgentId(agent) : null));
    List<Long> queues = new ArrayList<>();
    List<Long> agents = new ArrayList<>();
    Duration wait = Duration.ZERO;
    Duration talk = Duration.ZERO;
    Instant at = start.plusSeconds(2);
    Outcome outcome = Outcome.IVR_ONLY;
    if (out) {
      agents.add(agent);
      talk = Duration.ofSeconds(10 + random.nextInt(60));
      journal.append(new CallAnswered(tenant, at, call));
      at = at.plus(talk);
      outcome = Outcome.ANSWERED;
    } else {
      journal.append(new CallAnswered(tenant, at, call));
      for (int n = random.nextInt(3); n > 0; n--) {
        queues.add(30L + n);
        journal.append(new ContactQueued(tenant, at, call, contact(call), new QueueId(30L + n), 0, Duration.ofSeconds(20)));
        outcome = Outcome.ABANDONED;
      }
      if (!queues.isEmpty()) {
        wait = Duration.ofSeconds(random.nextInt(40));
        at = at.plus(wait);
        if (random.nextBoolean()) {
          agents.add(agent);
          talk = Duration.ofSeconds(10 + random.nextInt(60));
          journal.append(new ContactConnected(tenant, at, call, contact(call), new QueueId(queues.getLast()), new AgentId(agent), wait));
          at = at.plus(talk);
          outcome = Outcome.ANSWERED;
        }
      }
    }
    boolean recorded = random.nextBoolean();
    if (recorded) journal.append(new RecordingStarted(tenant, start.plusSeconds(3), call, LegId.random(), RecordingStarted.Kind.CALL));
    CallEnded.By by = ENDERS.get(random.nextInt(ENDERS.size()));
    journal.append(new CallEnded(tenant, at, call, by, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
    String note = agents.isEmpty() || random.nextBoolean() ? null : NOTES.get(random.nextInt(NOTES.size()));
    if (note != null) journal.append(new WrapUpEnded(tenant, at.plusSeconds(9), call, new AgentId(agent), note, null));
    return new Made(call.value(), start, direction, from, to, trunk, queues, agents, wait, talk, outcome, by, recorded, note);
  }

  private static ContactId contact(CallId call) { return new ContactId(call.value()); }

  /// Facts arrive by another thread, behind those of tests before: asks until all calls have ended and all notes are there, for two minutes at most.
  private void await(long notes) throws InterruptedException {
    for (int i = 0; i < 2_400; i++) {
      long there = tx.in(tenant, db -> db.sql("select count(*) filter (where outcome is not null) + count(*) filter (where has_note) from records.call").query(Long.class).single());
      if (there == CALLS + notes) return;
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
    }
    throw new AssertionError("the calls never came");
  }
}
