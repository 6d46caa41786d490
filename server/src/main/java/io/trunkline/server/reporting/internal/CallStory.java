package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.QueueId;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactOffered;
import io.trunkline.server.acd.ContactOverflowed;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.OfferEnded;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.records.Talking;
import io.trunkline.server.reporting.internal.Grain.Visit.Result;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Makes the grain of one call of all its facts: the same facts give the same rows, in whatever batches they came. Pure from outside.
///
/// A call that still runs counts up to its last fact. Who talks with whom is told by [Talking], as in the call's record.
final class CallStory {
  /// Of a queue whose facts don't tell its service level.
  static final Duration USUAL_SERVICE_LEVEL = Duration.ofSeconds(20);
  private static final int MOST_SLOTS = 700;
  private static final int MOST_STEPS = 500;
  private static final int MOST_TEXT = 120;

  private final CallStarted start;
  private final ToLongFunction<AgentId> wrapMs;
  private Talking talking;
  private Instant until;
  private @Nullable Instant answered;
  private Fact.@Nullable Last end;
  private boolean voicemail;
  private final List<Waiting> visits = new ArrayList<>();
  private final Map<Long, Ringing> offers = new LinkedHashMap<>();
  private final Map<AgentId, Serving> servings = new LinkedHashMap<>();
  private final Map<AgentId, QueueId> connectedBy = new LinkedHashMap<>();
  private final List<Stop> steps = new ArrayList<>();

  private static final class Waiting {
    private final QueueId queue;
    private final Instant since;
    private final Duration threshold;
    private Instant until;
    private Result result = Result.WAITING;

    Waiting(ContactQueued queued) {
      this(queued.queue(), queued.at(), queued.serviceLevel() == null ? USUAL_SERVICE_LEVEL : queued.serviceLevel());
    }

    Waiting(QueueId queue, Instant since, Duration threshold) {
      this.queue = queue;
      this.since = since;
      this.until = since;
      this.threshold = threshold;
    }
  }

  private static final class Ringing {
    private final ContactOffered offered;
    private @Nullable Instant until;
    private OfferEnded.@Nullable Why why;

    Ringing(ContactOffered offered) { this.offered = offered; }
  }

  private static final class Serving {
    private final Instant firstTalk;
    private final @Nullable QueueId queue;
    private @Nullable Instant presentSince;
    private Duration present = Duration.ZERO;

    Serving(Instant firstTalk, @Nullable QueueId queue) {
      this.firstTalk = firstTalk;
      this.presentSince = firstTalk;
      this.queue = queue;
    }
  }

  private static final class Stop {
    private final IvrStep step;
    private String keys = "";

    Stop(IvrStep step) { this.step = step; }
  }

  private CallStory(CallStarted start, ToLongFunction<AgentId> wrapMs) {
    this.start = start;
    this.wrapMs = wrapMs;
    this.talking = Talking.begun(start);
    this.until = start.at();
  }

  /// Empty as long as the facts tell no beginning, and for a practice call: what an agent does to learn must not count.
  ///
  /// @param facts  of one call, in the order of time, node and number
  /// @param wrapMs how long an agent worked on this call after it
  static Optional<Grain> of(List<Fact> facts, ToLongFunction<AgentId> wrapMs) {
    Optional<CallStarted> start = facts.stream().filter(CallStarted.class::isInstance).map(CallStarted.class::cast).findFirst();
    return start.filter(begun -> !begun.isPractice()).map(begun -> {
      CallStory story = new CallStory(begun, wrapMs);
      for (Fact fact : facts) {
        if (story.end == null) story.next(fact);
        else story.late(fact);
      }
      return story.grain();
    });
  }

  private void next(Fact fact) {
    if (fact.at().isAfter(until)) until = fact.at();
    if (fact instanceof ContactConnected connected) connectedBy.put(connected.agent(), connected.queue());
    talking = talking.next(start, fact);
    serve(until);
    switch (fact) {
      case CallAnswered a -> answered = answered == null ? a.at() : answered;
      case ContactQueued queued -> queued(queued);
      case ContactConnected connected -> left(connected.queue(), connected.at(), Result.ANSWERED);
      case ContactOverflowed overflowed when !overflowed.to().equals("STAY") -> overflowed(overflowed);
      case ContactAbandoned abandoned -> left(abandoned.queue(), abandoned.at(), Result.ABANDONED);
      case ContactOffered offered -> offers.putIfAbsent(offered.offerId(), new Ringing(offered));
      case OfferEnded over -> stopped(over, over.at());
      case IvrStep step -> {
        if (steps.size() < MOST_STEPS) steps.add(new Stop(step));
      }
      case DigitsPressed pressed when pressed.menu() && !steps.isEmpty() && steps.getLast().step.node().equals(pressed.node()) ->
          steps.getLast().keys = pressed.digits();
      case VoicemailLeft _ -> voicemail = true;
      case Fact.Last last -> end = last;
      default -> { }
    }
  }

  /// Routing hears of a call's end after telephony told it: what became of the wait and of the ringing comes late, and counts up to the end.
  private void late(Fact fact) {
    switch (fact) {
      case ContactAbandoned abandoned -> left(abandoned.queue(), until, Result.ABANDONED);
      case OfferEnded over -> stopped(over, until);
      case VoicemailLeft _ -> voicemail = true;
      default -> { }
    }
  }

  private void stopped(OfferEnded over, Instant at) {
    Ringing ringing = offers.get(over.offerId());
    if (ringing == null || ringing.why != null) return;
    ringing.why = over.why();
    ringing.until = at;
  }

  /// In one queue at a time: coming to another one is leaving the one before.
  private void queued(ContactQueued queued) {
    if (!visits.isEmpty() && visits.getLast().result == Result.WAITING) {
      if (visits.getLast().queue.equals(queued.queue())) return;
      left(visits.getLast().queue, queued.at(), Result.WITHDRAWN);
    }
    visits.add(new Waiting(queued));
  }

  /// A full queue, or one in which nobody is signed in, turns callers away at the door: they came, and were never queued.
  private void overflowed(ContactOverflowed overflowed) {
    boolean waited = !visits.isEmpty() && visits.getLast().result == Result.WAITING && visits.getLast().queue.equals(overflowed.queue());
    if (!waited) visits.add(new Waiting(overflowed.queue(), overflowed.at(), USUAL_SERVICE_LEVEL));
    left(overflowed.queue(), overflowed.at(), Result.OVERFLOWED);
  }

  private void left(QueueId queue, Instant at, Result how) {
    if (visits.isEmpty()) return;
    Waiting last = visits.getLast();
    if (last.result != Result.WAITING || !last.queue.equals(queue)) return;
    last.result = how;
    last.until = at;
  }

  /// An agent serves the call from the first word with the customer to the leaving, whoever is on hold meanwhile.
  private void serve(Instant at) {
    for (AgentId agent : talking.agentsTalking()) servings.computeIfAbsent(agent, _ -> new Serving(at, connectedBy.get(agent)));
    servings.forEach((agent, serving) -> {
      boolean present = talking.agentsPresent().contains(agent);
      if (present && serving.presentSince == null) serving.presentSince = at;
      if (!present && serving.presentSince != null) {
        serving.present = serving.present.plus(Duration.between(serving.presentSince, at));
        serving.presentSince = null;
      }
    });
  }

  private Grain grain() {
    talking = talking.ended(until);
    serve(until);
    long tenant = start.tenant().value();
    UUID id = start.call().value();
    boolean outside = start.direction() != Direction.INTERNAL;
    long number = start.numberId() == null ? Grain.NONE : start.numberId();
    String trunk = start.trunk() == null ? "" : start.trunk();
    return new Grain(outside ? List.of(call(tenant, id, number, trunk)) : List.of(),
        outside ? Slots.touched(start.at(), until, MOST_SLOTS).stream().map(slot -> new Grain.Occupation(tenant, id, slot, number, trunk, start.at(), until)).toList()
            : List.of(),
        visits(tenant, id), offers(tenant, id), handlings(tenant, id), steps(tenant, id, number));
  }

  private Grain.Call call(long tenant, UUID id, long number, String trunk) {
    boolean in = start.direction() == Direction.IN;
    CallEnded ended = end instanceof CallEnded inOrder ? inOrder : null;
    return new Grain.Call(tenant, id, Slots.of(start.at()), start.at(), until, end != null, start.direction().name(), number, trunk,
        in && start.from() != Anonymous.INSTANCE ? start.from().dialable() : null, answered != null,
        answered == null ? 0 : Duration.between(answered, until).toMillis(), talking.happened(), ended == null ? 0 : ended.cause().q850(),
        end == null ? "" : ended == null ? CallEnded.Fault.OURS.name() : ended.fault().name(), exit(ended), false);
  }

  /// Null when no flow ran.
  private @Nullable String exit(@Nullable CallEnded ended) {
    if (steps.isEmpty()) return null;
    if (!visits.isEmpty()) return "QUEUE";
    if (voicemail) return "VOICEMAIL";
    if (talking.happened()) return "TRANSFER";
    if (end == null) return "RUNNING";
    if (ended == null || ended.fault() == CallEnded.Fault.OURS || ended.fault() == CallEnded.Fault.TRUNK) return "FAILED";
    return ended.by() == CallEnded.By.SYSTEM ? "SERVED" : "HUNG_UP";
  }

  private List<Grain.Visit> visits(long tenant, UUID id) {
    List<Grain.Visit> rows = new ArrayList<>();
    for (Waiting visit : visits) {
      boolean open = visit.result == Result.WAITING;
      rows.add(new Grain.Visit(tenant, id, rows.size(), Slots.of(visit.since), visit.queue.value(), visit.since,
          open && end != null ? Result.WITHDRAWN : visit.result, Duration.between(visit.since, open ? until : visit.until).toMillis(), visit.threshold.toMillis()));
    }
    return rows;
  }

  private List<Grain.Offer> offers(long tenant, UUID id) {
    List<Grain.Offer> rows = new ArrayList<>();
    for (Ringing ringing : offers.values()) {
      ContactOffered offered = ringing.offered;
      OfferEnded.Why why = ringing.why == null && end != null ? OfferEnded.Why.CALLER_LEFT : ringing.why;
      rows.add(new Grain.Offer(tenant, id, offered.offerId(), Slots.of(offered.at()), offered.agent().value(), offered.queue().value(),
          why == null ? null : why.name(), Math.max(0, Duration.between(offered.at(), ringing.until == null ? until : ringing.until).toMillis())));
    }
    return rows;
  }

  private List<Grain.Handling> handlings(long tenant, UUID id) {
    List<Grain.Handling> rows = new ArrayList<>();
    servings.forEach((agent, serving) -> {
      long talk = talking.shares().stream().filter(share -> share.agent().equals(agent)).mapToLong(share -> share.talked().toMillis()).sum();
      rows.add(new Grain.Handling(tenant, id, agent.value(), Slots.of(serving.firstTalk), serving.queue == null ? Grain.NONE : serving.queue.value(),
          start.direction().name(), talk, Math.max(0, serving.present.toMillis() - talk), wrapMs.applyAsLong(agent)));
    });
    return rows;
  }

  private List<Grain.Step> steps(long tenant, UUID id, long number) {
    List<Grain.Step> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      IvrStep step = steps.get(i).step;
      rows.add(new Grain.Step(tenant, id, i, Slots.of(step.at()), number, cut(step.node()), cut(step.kind()), cut(step.label()), cut(steps.get(i).keys),
          i + 1 < steps.size() ? cut(steps.get(i + 1).step.node()) : ""));
    }
    return rows;
  }

  private static String cut(String text) { return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT); }
}
