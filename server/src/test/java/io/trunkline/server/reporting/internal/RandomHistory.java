package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.acd.AgentStateChanged;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactOffered;
import io.trunkline.server.acd.ContactOverflowed;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.OfferEnded;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallLost;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.PartyHeld;
import io.trunkline.server.switchboard.PartyJoined;
import io.trunkline.server.switchboard.PartyLeft;
import io.trunkline.server.switchboard.PartyRetrieved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Calls and agents as chance would have them, their facts, and what a clerk with a pencil would have counted meanwhile: [#counted] knows nothing of folds or SQL.
final class RandomHistory {
  /// A cell of a roll-up, `visit_slot 3 2026-03-29T00:45:00Z offered`, and what is in it.
  final Map<String, Long> counted = new TreeMap<>();
  final List<Fact> facts = new ArrayList<>();

  private record Line(Instant from, Instant to, long number, String trunk) {}

  private record Caller(Party number, Instant at) {}

  private final TenantId tenant;
  private final Random random;
  private final Instant begin;
  private final int spanSeconds;
  private final List<Line> lines = new ArrayList<>();
  private final List<Caller> callers = new ArrayList<>();
  private Instant now;
  private CallId call = CallId.random();
  private long offers;

  RandomHistory(TenantId tenant, long seed, Instant begin, Duration span) {
    this.tenant = tenant;
    this.random = new Random(seed);
    this.begin = begin;
    this.now = begin;
    this.spanSeconds = (int) span.toSeconds();
  }

  RandomHistory calls(int many) {
    for (int i = 0; i < many; i++) {
      if (chance(5)) practice();
      else if (chance(20)) outgoing();
      else incoming();
    }
    peaks();
    repeats();
    return this;
  }

  /// A robot rings an agent who learns: the clerk looks away.
  private void practice() {
    begins();
    facts.add(new CallStarted(tenant, now, call, CallStarted.Direction.IN, CallStarted.PRACTICE, "practice:robot", new ServiceCode("4008001000"), null, null, null, null));
    facts.add(new CallAnswered(tenant, now, call));
    AgentId agent = new AgentId(1L + random.nextInt(4));
    after(2_000);
    facts.add(new ContactOffered(tenant, now, call, contact(), new QueueId(1), agent, ++offers));
    after(4_000);
    facts.add(new PartyJoined(tenant, now, call, CallParty.agent(agent)));
    after(60_000);
    facts.add(new CallEnded(tenant, now, call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
  }

  private void incoming() {
    begins();
    Instant start = now;
    long number = 1L + random.nextInt(2);
    String trunk = chance(80) ? "carrier" + random.nextInt(2) : null;
    Party from = chance(10) ? Anonymous.INSTANCE : new E164("+861380000000" + random.nextInt(8));
    facts.add(new CallStarted(tenant, now, call, CallStarted.Direction.IN, from, "raw", new ServiceCode("4008001000"), trunk, number, null, null));
    String line = number + "|" + (trunk == null ? "" : trunk);
    count("call_slot", line, start, "incoming", 1);
    if (from != Anonymous.INSTANCE) {
      count("call_slot", line, start, "known", 1);
      callers.add(new Caller(from, start));
    }
    after(2_000);
    Instant answered = now;
    facts.add(new CallAnswered(tenant, now, call));
    count("call_slot", line, start, "connected_in", 1);
    count("call_slot", line, start, "ivr", 1);
    step(number, "main", chance(70) ? "1" : "", chance(50) ? "queue" : "");
    String exit = "ivr_hung_up";
    boolean talked = false;
    CallEnded.By by = CallEnded.By.CALLER;
    if (chance(75)) {
      exit = "ivr_queue";
      talked = waits(1 + random.nextInt(2), 0);
      if (talked && chance(20)) waits(3, 1);   // handed over to another queue
    } else if (chance(50)) {
      exit = "ivr_served";
      by = CallEnded.By.SYSTEM;
      after(20_000);
    } else {
      after(9_000);
    }
    boolean lost = chance(4);
    boolean trunkFault = !lost && chance(3);
    if (lost) facts.add(new CallLost(tenant, now, call, "kill"));
    else facts.add(new CallEnded(tenant, now, call, by, Cause.NORMAL_CLEARING, trunkFault ? CallEnded.Fault.TRUNK : CallEnded.Fault.NONE));
    if (exit.equals("ivr_queue")) count("call_slot", line, start, exit, 1);
    else count("call_slot", line, start, lost || trunkFault ? "ivr_failed" : exit, 1);
    if (talked) count("call_slot", line, start, "talked_in", 1);
    if (lost || trunkFault) {
      count("call_slot", line, start, "failed", 1);
      count("failure_slot", line + "|" + (lost ? "0|OURS" : "16|TRUNK"), start, "calls", 1);
    }
    count("call_slot", line, start, "connected_ms_in", Duration.between(answered, now).toMillis());
    lines.add(new Line(start, now, number, trunk == null ? "" : trunk));
  }

  private void outgoing() {
    begins();
    Instant start = now;
    AgentId agent = new AgentId(1 + random.nextInt(4));
    facts.add(new CallStarted(tenant, now, call, CallStarted.Direction.OUT, new ServiceCode("4008001000"), "1001", new E164("+8613900000001"), null, 1L, null, agent));
    count("call_slot", "1|", start, "outgoing", 1);
    after(15_000);
    boolean reached = chance(60);
    if (reached) {
      count("call_slot", "1|", start, "connected_out", 1);
      Instant answered = now;
      facts.add(new CallAnswered(tenant, now, call));
      after(120_000);
      long talk = Duration.between(answered, now).toMillis();
      served(agent, 0, answered, talk, 0, "handled_out");
      count("call_slot", "1|", start, "connected_ms_out", talk);
      facts.add(new CallEnded(tenant, now, call, CallEnded.By.AGENT, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
      wrapUp(agent, 0, answered);
    } else {
      facts.add(new CallEnded(tenant, now, call, CallEnded.By.AGENT, Cause.NO_ANSWER, CallEnded.Fault.CALLEE));
      count("failure_slot", "1||19|CALLEE", start, "calls", 1);
    }
    lines.add(new Line(start, reached ? lastEnd() : now, 1, ""));
  }

  private void turnedAway(long queue) {
    facts.add(new ContactOverflowed(tenant, now, call, contact(), new QueueId(queue), ContactOverflowed.Why.NO_AGENTS, "QUEUE"));
    count("visit_slot", Long.toString(queue), now, "offered", 1);
    count("visit_slot", Long.toString(queue), now, "overflowed", 1);
    after(1);
  }

  /// @return whether an agent answered; then the conversation is over as well
  private boolean waits(long queue, int turn) {
    if (chance(10)) turnedAway(4);
    Instant came = now;
    Duration threshold = Duration.ofSeconds(10 + 10 * queue);
    facts.add(new ContactQueued(tenant, now, call, contact(), new QueueId(queue), 0, chance(90) ? threshold : null));
    if (((ContactQueued) facts.getLast()).serviceLevel() == null) threshold = Duration.ofSeconds(20);
    String key = Long.toString(queue);
    count("visit_slot", key, came, "offered", 1);
    after(3_000);
    AgentId agent = new AgentId(1 + random.nextInt(2) + 2L * turn);
    while (chance(40)) {
      ring(agent, queue, OfferEnded.Why.NO_ANSWER);
      after(500);
    }
    int fate = random.nextInt(100);
    if (fate < 20) {
      after(8_000);
      // Routing hears of the end a moment after telephony has told it.
      facts.add(new ContactAbandoned(tenant, chance(50) ? now.plusMillis(2) : now, call, contact(), new QueueId(queue), Duration.ZERO));
      long waited = Duration.between(came, now).toMillis();
      count("visit_slot", key, came, waited < 5_000 ? "abandoned_short" : "abandoned", 1);
      count("visit_slot", key, came, "wait_abandoned_ms", waited);
      most("visit_slot", key, came, "longest_wait_ms", waited);
      return false;
    }
    if (fate < 30) {
      after(8_000);
      facts.add(new ContactOverflowed(tenant, now, call, contact(), new QueueId(queue), ContactOverflowed.Why.TIMEOUT, "VOICEMAIL"));
      count("visit_slot", key, came, "overflowed", 1);
      most("visit_slot", key, came, "longest_wait_ms", Duration.between(came, now).toMillis());
      return false;
    }
    ring(agent, queue, OfferEnded.Why.TAKEN);
    long waited = Duration.between(came, now).toMillis();
    facts.add(new ContactConnected(tenant, now, call, contact(), new QueueId(queue), agent, Duration.ZERO));
    facts.add(new PartyJoined(tenant, now, call, CallParty.agent(agent)));
    count("visit_slot", key, came, "answered", 1);
    if (waited <= threshold.toMillis()) count("visit_slot", key, came, "in_time", 1);
    count("visit_slot", key, came, "wait_answered_ms", waited);
    most("visit_slot", key, came, "longest_wait_ms", waited);
    Instant answered = now;
    long talk = after(180_000);
    long hold = 0;
    if (chance(30)) {
      facts.add(new PartyHeld(tenant, now, call, CallParty.customer(null)));
      hold = after(30_000);
      facts.add(new PartyRetrieved(tenant, now, call, CallParty.customer(null)));
      talk += after(20_000);
    }
    facts.add(new PartyLeft(tenant, now, call, CallParty.agent(agent), Cause.NORMAL_CLEARING));
    served(agent, queue, answered, talk, hold, "handled_in");
    Instant end = now;
    wrapUp(agent, queue, answered);
    now = end;
    return true;
  }

  private void ring(AgentId agent, long queue, OfferEnded.Why why) {
    Instant rang = now;
    facts.add(new ContactOffered(tenant, now, call, contact(), new QueueId(queue), agent, ++offers));
    long ms = after(6_000);
    facts.add(new OfferEnded(tenant, now, call, contact(), agent, offers, why));
    String key = agent.toString();
    count("offer_slot", key, rang, "rung", 1);
    count("offer_slot", key, rang, why == OfferEnded.Why.TAKEN ? "taken" : "no_answer", 1);
    if (why == OfferEnded.Why.TAKEN) count("offer_slot", key, rang, "ring_ms", ms);
  }

  private void served(AgentId agent, long queue, Instant answered, long talk, long hold, String direction) {
    String key = agent + "|" + queue;
    count("handling_slot", key, answered, "handled", 1);
    count("handling_slot", key, answered, direction, 1);
    count("handling_slot", key, answered, "talk_ms", talk);
    count("handling_slot", key, answered, "hold_ms", hold);
  }

  /// Each wrap-up is of an agent who does nothing else: ids of their own keep the states of several calls apart.
  private void wrapUp(AgentId agent, long queue, Instant answered) {
    facts.add(new AgentStateChanged(tenant, now, agent, "TALKING", "WRAP_UP", null, contact(), "SYSTEM"));
    wraps.add(new Wrap(agent, queue, answered, now));
  }

  private record Wrap(AgentId agent, long queue, Instant answered, Instant since) {}

  private final List<Wrap> wraps = new ArrayList<>();

  /// Agents sign in, become ready and not, and out; between their wrap-ups and across them. Then every state is counted by the second.
  RandomHistory states(int many) {
    String[] states = {"READY", "NOT_READY", "TALKING", "RINGING", "OFFLINE"};
    for (int i = 0; i < many; i++) {
      Instant at = begin.plusMillis(random.nextLong(spanSeconds * 1000L));
      String to = states[random.nextInt(states.length)];
      facts.add(new AgentStateChanged(tenant, at, new AgentId(1 + random.nextInt(4)), "READY", to, to.equals("NOT_READY") ? "lunch" : null, null, "AGENT"));
    }
    for (long agent = 1; agent <= 4; agent++) {
      AgentId who = new AgentId(agent);
      List<AgentStateChanged> own = facts.stream().filter(AgentStateChanged.class::isInstance).map(AgentStateChanged.class::cast)
          .filter(fact -> fact.agent().equals(who)).sorted(java.util.Comparator.comparing(AgentStateChanged::at)).toList();
      for (int i = 0; i + 1 < own.size(); i++) lasted(own.get(i), own.get(i + 1).at());
    }
    return this;
  }

  private void lasted(AgentStateChanged state, Instant until) {
    if (state.to().equals("WRAP_UP")) {
      for (Wrap wrap : wraps) {
        if (wrap.agent().equals(state.agent()) && wrap.since().equals(state.at())) {
          count("handling_slot", wrap.agent() + "|" + wrap.queue(), wrap.answered(), "wrap_ms", Duration.between(state.at(), until).toMillis());
        }
      }
    }
    if (state.to().equals("OFFLINE")) return;
    for (Instant at = state.at(); at.isBefore(until); ) {
      Instant next = Instant.ofEpochSecond((at.getEpochSecond() / 900 + 1) * 900);
      Instant end = next.isBefore(until) ? next : until;
      long us = Duration.between(at, end).toMillis() * 1000;
      count("presence_slot", state.agent().toString(), at, state.to().toLowerCase(java.util.Locale.ROOT) + "_us", us);
      count("presence_slot", state.agent().toString(), at, "signed_in_us", us);
      if (state.to().equals("NOT_READY")) count("reason_slot", state.agent() + "|lunch", at, "us", us);
      at = end;
    }
  }

  private void step(long number, String node, String key, String next) {
    facts.add(new IvrStep(tenant, now, call, node, "menu", "Main"));
    count("step_slot", number + "|" + node + "|menu|Main|" + key + "|" + next, now, "entered", 1);
    after(4_000);
    if (!key.isEmpty()) facts.add(new DigitsPressed(tenant, now, call, node, key, true));
    if (next.isEmpty()) return;
    facts.add(new IvrStep(tenant, now, call, next, "queue", "Sales"));
    count("step_slot", number + "|" + next + "|queue|Sales||", now, "entered", 1);
  }

  /// Of each line: the most calls at one moment of each quarter. Tried at each beginning, and at each quarter's.
  private void peaks() {
    for (Line line : lines) {
      for (Instant slot = slot(line.from()); slot.isBefore(line.to()) || slot.equals(slot(line.from())); slot = slot.plusSeconds(900)) {
        Instant from = slot;
        for (Line other : lines) {
          Instant moment = other.from().isBefore(from) ? from : other.from();
          if (!moment.isBefore(from.plusSeconds(900))) continue;
          most("number_peak_slot", Long.toString(line.number()), from, "peak", lines.stream().filter(each -> each.number() == line.number() && runs(each, moment)).count());
          most("trunk_peak_slot", line.trunk(), from, "peak", lines.stream().filter(each -> each.trunk().equals(line.trunk()) && runs(each, moment)).count());
        }
      }
    }
  }

  private static boolean runs(Line line, Instant moment) { return !line.from().isAfter(moment) && line.to().isAfter(moment); }

  private void repeats() {
    for (Fact fact : List.copyOf(facts)) {
      if (!(fact instanceof CallStarted start) || start.direction() != CallStarted.Direction.IN) continue;
      boolean before = callers.stream().anyMatch(each -> each.number().equals(start.from()) && each.at().isBefore(start.at())
          && each.at().isAfter(start.at().minus(Duration.ofHours(24))));
      if (before) count("call_slot", start.numberId() + "|" + (start.trunk() == null ? "" : start.trunk()), start.at(), "repeated", 1);
    }
  }

  private void begins() {
    now = begin.plusMillis(random.nextLong(spanSeconds * 1000L));
    call = CallId.random();
  }

  private Instant lastEnd() { return facts.reversed().stream().filter(Fact.Last.class::isInstance).findFirst().orElseThrow().at(); }

  /// A while passes, and sometimes a long one.
  private long after(int milliseconds) {
    long ms = 1L + random.nextInt(milliseconds * (chance(5) ? 20 : 1));
    now = now.plusMillis(ms);
    return ms;
  }

  private boolean chance(int percent) { return random.nextInt(100) < percent; }

  private ContactId contact() { return new ContactId(call.value()); }

  private static Instant slot(Instant at) { return Instant.ofEpochSecond(at.getEpochSecond() / 900 * 900); }

  private void count(String table, String key, Instant at, String counter, long more) {
    if (more != 0) counted.merge(cell(table, key, at, counter), more, Long::sum);
  }

  private void most(String table, String key, Instant at, String counter, long value) {
    if (value != 0) counted.merge(cell(table, key, at, counter), value, Math::max);
  }

  static String cell(String table, @Nullable String key, Instant at, String counter) { return table + " " + key + " " + slot(at) + " " + counter; }
}
