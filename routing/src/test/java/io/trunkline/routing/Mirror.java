package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an edge knows from events alone, with matching done the naive way: every pair is looked at. It objects to whatever a caller or agent would.
final class Mirror {
  private static final class Waiter {
    final ContactId id;
    final int priority;
    final Instant first;
    final List<SkillNeed> needs;
    QueueId queue;
    final List<AgentId> tried = new ArrayList<>();

    Waiter(ContactId id, QueueId queue, int priority, Instant first, List<SkillNeed> needs) {
      this.id = id;
      this.queue = queue;
      this.priority = priority;
      this.first = first;
      this.needs = needs;
    }
  }

  final Map<QueueId, QueueRules> queues = new TreeMap<>();
  final Map<AgentId, AgentProfile> profiles = new TreeMap<>();
  /// The needs of the enqueuing under way.
  List<SkillNeed> asked = List.of();
  private final Map<AgentId, AgentState> states = new TreeMap<>();
  private final Map<AgentId, Instant> idle = new HashMap<>();
  private final Set<AgentId> unreachable = new TreeSet<>();
  private final Map<ContactId, Waiter> pursuits = new TreeMap<>();
  private final Map<ContactId, Waiter> waiting = new TreeMap<>();
  private final Map<OfferId, Event.ContactOffered> offers = new TreeMap<>();
  private final Map<ContactId, Set<AgentId>> served = new TreeMap<>();
  /// Arrival breaks ties within a millisecond; a kept place keeps it.
  private final Map<ContactId, Long> arrivals = new HashMap<>();
  private final Map<ContactId, Instant> firsts = new HashMap<>();
  private boolean keepIdle;
  private long arrived;
  private long number;
  long connected;
  long matched;

  void sees(Event event) {
    assertThat(event.number()).as("a gap before %s", event).isEqualTo(++number);
    switch (event) {
      case Event.AgentStateChanged e -> stateChanged(e);
      case Event.StationSeen e -> { if (e.reachable()) unreachable.remove(e.agent()); else unreachable.add(e.agent()); }
      case Event.AgentRemoved e -> {
        states.remove(e.agent());
        unreachable.remove(e.agent());
      }
      case Event.ContactQueued e -> queued(e);
      case Event.ContactOffered e -> offered(e);
      case Event.OfferEnded e -> ended(e);
      case Event.ContactConnected e -> connected(e);
      case Event.ContactStarted e -> served.computeIfAbsent(e.contact(), _ -> new TreeSet<>()).add(e.agent());
      case Event.ContactOverflowed e -> waiting.remove(e.contact());
      case Event.ContactWithdrawn e -> gone(e.contact());
      case Event.ContactAbandoned e -> gone(e.contact());
      case Event.AgentReleased e -> assertThat(served.getOrDefault(e.contact(), Set.of()).remove(e.agent())).as("%s", e).isTrue();
      case Event.ContactEnded e -> over(e.contact());
      case Event.DirectOfferFailed _, Event.NextStateChanged _, Event.WrapUpEnded _, Event.Refused _ -> { }
    }
  }

  private void stateChanged(Event.AgentStateChanged e) {
    assertThat(e.from()).as("%s", e).isEqualTo(states.getOrDefault(e.agent(), e.from()));
    states.put(e.agent(), e.to());
    if (!(e.to() instanceof AgentState.Ready)) return;
    // An agent whose caller left keeps its place among the idle.
    if (!(keepIdle && e.from() instanceof AgentState.Ringing)) idle.put(e.agent(), e.at());
  }

  private void queued(Event.ContactQueued e) {
    Waiter before = pursuits.get(e.contact());
    if (before == null || !Objects.equals(firsts.get(e.contact()), e.firstQueued())) {
      arrivals.put(e.contact(), arrived++);
      firsts.put(e.contact(), e.firstQueued());
    }
    Waiter waiter = before == null ? new Waiter(e.contact(), e.queue(), e.priority(), e.firstQueued(), asked) : before;
    waiter.queue = e.queue();
    pursuits.put(e.contact(), waiter);
    assertThat(waiting.put(e.contact(), waiter)).as("waits twice: %s", e).isNull();
  }

  private void offered(Event.ContactOffered e) {
    assertThat(states.get(e.agent())).as("%s", e).isInstanceOfAny(AgentState.Ready.class, AgentState.NotReady.class);
    assertThat(offers.values()).as("two offers of one contact, or to one agent: %s", e)
        .noneMatch(other -> other.contact().equals(e.contact()) || other.agent().equals(e.agent()));
    if (e.queue() != null) {
      Pair best = best();
      assertThat(best).as("no pair for %s", e).isNotNull();
      assertThat(e.contact()).isEqualTo(Objects.requireNonNull(best).waiter.id);
      assertThat(e.agent()).isEqualTo(best.agent);
      matched++;
    }
    waiting.remove(e.contact());
    offers.put(e.offer(), e);
  }

  private void ended(Event.OfferEnded e) {
    assertThat(offers.remove(e.offer())).as("%s", e).isNotNull();
    keepIdle = e.why() == OfferEnd.CALLER_LEFT || e.why() == OfferEnd.WITHDRAWN;
    Waiter waiter = pursuits.get(e.contact());
    if (keepIdle || waiter == null || e.queue() == null) return;
    waiter.tried.add(e.agent());
    waiting.put(e.contact(), waiter);
  }

  private void connected(Event.ContactConnected e) {
    assertThat(offers.remove(e.offer())).as("%s", e).isNotNull();
    assertThat(served.values()).as("agent over capacity: %s", e).noneMatch(agents -> agents.contains(e.agent()));
    served.computeIfAbsent(e.contact(), _ -> new TreeSet<>()).add(e.agent());
    gone(e.contact());
    connected++;
  }

  private void gone(ContactId contact) {
    pursuits.remove(contact);
    waiting.remove(contact);
  }

  private void over(ContactId contact) {
    gone(contact);
    assertThat(served.getOrDefault(contact, Set.of())).as("an agent was left in an ended contact").isEmpty();
    served.remove(contact);
    arrivals.remove(contact);
    firsts.remove(contact);
  }

  /// A contact that left its queue for voicemail or a goodbye and may come again.
  void startsAnew(ContactId contact) {
    if (!waiting.containsKey(contact) && offers.values().stream().noneMatch(offer -> offer.contact().equals(contact))) pursuits.remove(contact);
  }

  private record Pair(Waiter waiter, AgentId agent) {}

  private @Nullable Pair best() {
    Comparator<Waiter> order = Comparator.<Waiter>comparingInt(waiter -> -waiter.priority).thenComparing(waiter -> waiter.first)
        .thenComparing(waiter -> Objects.requireNonNull(arrivals.get(waiter.id)));
    for (Waiter waiter : waiting.values().stream().sorted(order).toList()) {
      List<AgentId> free = profiles.keySet().stream().filter(agent -> serves(agent, waiter)).sorted(agentOrder(waiter.queue)).toList();
      if (free.isEmpty()) continue;
      return new Pair(waiter, free.stream().filter(agent -> !waiter.tried.contains(agent)).findFirst().orElse(free.getFirst()));
    }
    return null;
  }

  private boolean serves(AgentId agent, Waiter waiter) {
    AgentProfile profile = profiles.get(agent);
    QueueRules rules = queues.get(waiter.queue);
    return profile != null && rules != null && states.get(agent) instanceof AgentState.Ready && !unreachable.contains(agent) && priority(agent, waiter.queue) > 0
        && profile.meets(rules.needs()) && profile.meets(waiter.needs);
  }

  private int priority(AgentId agent, QueueId queue) {
    for (AgentProfile.Membership membership : Objects.requireNonNull(profiles.get(agent)).queues()) if (membership.queue().equals(queue)) return membership.priority();
    return 0;
  }

  private Comparator<AgentId> agentOrder(QueueId queue) {
    Comparator<AgentId> order = Comparator.comparingInt(agent -> priority(agent, queue));
    if (Objects.requireNonNull(queues.get(queue)).strategy() == Strategy.LONGEST_IDLE) order = order.thenComparing(agent -> Objects.requireNonNull(idle.get(agent)));
    return order.thenComparing(Comparator.naturalOrder());
  }

  /// Between two commands: nobody waits while someone could serve, and everything has its end.
  void isAtRest(Instant now, TenantView view) {
    assertThat(best()).as("someone waits while an able agent is free").isNull();
    assertThat(offers.values()).allMatch(offer -> offer.until().isAfter(now));
    assertThat(view.number()).isEqualTo(number);
    for (TenantView.AgentView agent : view.agents()) assertThat(agent.state()).isEqualTo(states.getOrDefault(agent.agent(), agent.state()));
    for (TenantView.ContactView contact : view.contacts()) {
      assertThat(Set.copyOf(contact.agents())).isEqualTo(served.getOrDefault(contact.contact(), Set.of()));
      assertThat(contact.queue() != null && contact.offer() == null).as("%s", contact).isEqualTo(waiting.containsKey(contact.contact()));
    }
    assertThat(view.contacts()).as("nobody is forgotten").extracting(TenantView.ContactView::contact).containsAll(waiting.keySet());
    view.queues().forEach(queue -> assertThat(queue.present()).as("%s", queue).isEqualTo((int) view.contacts().stream().filter(c -> queue.queue().equals(c.queue())).count()));
  }
}
