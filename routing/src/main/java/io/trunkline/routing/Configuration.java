package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.AgentProfile.Membership;
import io.trunkline.routing.Event.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Changes of queues and agents while they work. A change costs what it touches; nobody waiting loses a place by it.
final class Configuration {
  private final Exchange exchange;
  /// Who serves which queue, also queues not (or no longer) known.
  private final Map<QueueId, TreeSet<AgentId>> wanted = new TreeMap<>();

  Configuration(Exchange exchange) { this.exchange = exchange; }

  void put(QueueRules rules) {
    QueueBook known = exchange.queues.get(rules.id());
    if (known == null) {
      if (exchange.queues.size() >= Limits.QUEUES_PER_TENANT) {
        exchange.refuse(null, null, Refusal.LIMIT);
        return;
      }
      QueueBook queue = new QueueBook(rules);
      exchange.queues.put(queue.id, queue);
      seatMembers(queue);
    } else if (known.rules.strategy() == rules.strategy() && known.rules.needs().equals(rules.needs())) {
      known.rules = rules;
      if (known.isDeserted()) exchange.deserted.add(known.id);
    } else {
      rebuild(known, rules);
    }
  }

  /// The order or the ability of the members changes: everyone stands up and sits down again.
  private void rebuild(QueueBook queue, QueueRules rules) {
    List<Contact> waiting = Contacts.waitingIn(queue);
    waiting.forEach(exchange.matching::leave);
    unseatMembers(queue);
    queue.lines.clear();
    queue.rules = rules;
    seatMembers(queue);
    for (Contact contact : waiting) {
      Line line = exchange.matching.line(queue, contact.needs);
      // There were no more kinds of needs before than there are now.
      if (line != null) exchange.matching.join(contact, line);
    }
    if (queue.isDeserted()) exchange.deserted.add(queue.id);
  }

  void remove(QueueId id) {
    QueueBook queue = exchange.queues.remove(id);
    if (queue == null) {
      exchange.refuse(null, null, Refusal.UNKNOWN_QUEUE);
      return;
    }
    queue.removed = true;
    unseatMembers(queue);
    exchange.floor.leaveRemoved(queue);
  }

  void put(AgentProfile profile) {
    Agent agent = exchange.agents.get(profile.id());
    if (agent == null) {
      if (exchange.agents.size() >= Limits.AGENTS_PER_TENANT) {
        exchange.refuse(null, profile.id(), Refusal.LIMIT);
        return;
      }
      agent = new Agent(profile, new AgentState.Offline(exchange.now()));
      exchange.agents.put(agent.id, agent);
    } else {
      if (profile.equals(agent.profile) && !agent.removed) return;
      unseat(agent);
    }
    agent.removed = false;
    agent.profile = profile;
    for (Membership membership : profile.queues()) {
      wanted.computeIfAbsent(membership.queue(), _ -> new TreeSet<>()).add(agent.id);
      QueueBook queue = exchange.queues.get(membership.queue());
      if (queue != null) seat(agent, queue, membership.priority());
    }
  }

  void remove(Agent agent) {
    unseat(agent);
    agent.removed = true;
    agent.profile = new AgentProfile(agent.id, List.of(), List.of());
    if (agent.isSignedIn()) exchange.desk.ask(agent, new Target.Offline(), By.SUPERVISOR);
    else exchange.desk.forget(agent);
  }

  private void unseat(Agent agent) {
    for (Membership membership : agent.profile.queues()) {
      TreeSet<AgentId> members = wanted.get(membership.queue());
      if (members == null) continue;
      members.remove(agent.id);
      if (members.isEmpty()) wanted.remove(membership.queue());
    }
    for (Seat seat : List.copyOf(agent.seats)) unseat(seat);
  }

  private void seatMembers(QueueBook queue) {
    for (AgentId id : wanted.getOrDefault(queue.id, new TreeSet<>())) {
      Agent agent = exchange.agents.get(id);
      if (agent == null) continue;
      for (Membership membership : agent.profile.queues()) if (membership.queue().equals(queue.id)) seat(agent, queue, membership.priority());
    }
  }

  private void unseatMembers(QueueBook queue) { List.copyOf(queue.members.values()).forEach(this::unseat); }

  private void seat(Agent agent, QueueBook queue, int priority) {
    Seat seat = new Seat(agent, queue, priority, agent.profile.meets(queue.rules.needs()));
    agent.seats.add(seat);
    queue.members.put(agent.id, seat);
    if (agent.isSignedIn()) exchange.desk.count(seat, 1);
    if (agent.isFree()) exchange.matching.join(seat);
  }

  private void unseat(Seat seat) {
    Agent agent = seat.agent();
    exchange.matching.leave(seat);
    agent.seats.remove(seat);
    seat.queue().members.remove(agent.id);
    if (agent.isSignedIn()) exchange.desk.count(seat, -1);
  }
}
