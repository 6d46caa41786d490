package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.routing.Event.DirectFailure;
import io.trunkline.routing.Event.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The contacts' side: waiting, offers, service, overflow, end. A contact leaves its queue when an offer is *answered*, not when it is made.
final class Contacts {
  private final Exchange exchange;

  Contacts(Exchange exchange) { this.exchange = exchange; }

  void enqueue(Command.Enqueue command) {
    QueueBook queue = exchange.queues.get(command.queue());
    if (queue == null) {
      exchange.refuse(command.contact(), null, Refusal.UNKNOWN_QUEUE);
      return;
    }
    Contact contact = forPursuit(command.contact());
    if (contact == null) return;
    if (!command.keepPlace() || !contact.hasPlace) {
      contact.placeMs = exchange.nowMs;
      contact.arrival = ++exchange.arrivals;
      contact.hasPlace = true;
    }
    contact.priority = command.priority();
    contact.needs = command.needs();
    enter(contact, queue);
  }

  void offerTo(Command.OfferTo command) {
    Contact contact = forPursuit(command.contact());
    if (contact == null) return;
    Agent agent = exchange.agents.get(command.agent());
    DirectFailure obstacle = obstacle(agent, contact);
    if (agent == null || obstacle != null) {
      DirectFailure why = obstacle == null ? DirectFailure.UNKNOWN_AGENT : obstacle;
      exchange.emit(head -> new Event.DirectOfferFailed(head, contact.id, command.agent(), why));
    } else {
      offer(contact, agent, null, command.ringTime(), new Decision.Direct());
    }
  }

  private static @Nullable DirectFailure obstacle(@Nullable Agent agent, Contact contact) {
    if (agent == null || agent.removed) return DirectFailure.UNKNOWN_AGENT;
    if (contact.agents.size() >= Limits.AGENTS_PER_CONTACT) return DirectFailure.BUSY;
    return switch (agent.state) {
      case AgentState.Offline _ -> DirectFailure.OFFLINE;
      case AgentState.Ringing _, AgentState.Talking _, AgentState.WrapUp _ -> DirectFailure.BUSY;
      case AgentState.Ready _, AgentState.NotReady _ -> agent.reachable ? null : DirectFailure.UNREACHABLE;
    };
  }

  void start(Command.StartContact command, Agent agent) {
    Refusal obstacle = switch (agent.state) {
      case AgentState.Offline _ -> Refusal.AGENT_OFFLINE;
      case AgentState.Ringing _, AgentState.Talking _ -> Refusal.AGENT_BUSY;
      case AgentState.Ready _, AgentState.NotReady _, AgentState.WrapUp _ -> null;
    };
    Contact contact = obstacle == null ? known(command.contact()) : null;
    if (contact == null || contact.agents.size() >= Limits.AGENTS_PER_CONTACT) {
      exchange.refuse(command.contact(), agent.id, obstacle == null ? Refusal.LIMIT : obstacle);
      return;
    }
    contact.agents.add(agent);
    contact.wrapUpMs = command.wrapUp().toMillis();
    exchange.emit(head -> new Event.ContactStarted(head, contact.id, agent.id));
    exchange.desk.talk(agent, contact, contact.wrapUpMs, By.AGENT);
  }

  /// The contact, new or known; null when there are too many.
  private @Nullable Contact known(ContactId id) {
    Contact known = exchange.contacts.get(id);
    if (known != null || exchange.contacts.size() >= Limits.CONTACTS_PER_TENANT) return known;
    Contact made = new Contact(id, exchange.nowMs);
    exchange.contacts.put(id, made);
    arm(made, ageMs(made));
    return made;
  }

  private @Nullable Contact forPursuit(ContactId id) {
    Contact contact = known(id);
    if (contact == null || contact.isPursuing()) {
      exchange.refuse(id, null, contact == null ? Refusal.LIMIT : Refusal.ALREADY_WAITING);
      return null;
    }
    contact.pursuedSinceMs = exchange.nowMs;
    contact.passed.clear();
    contact.tried.clear();
    return contact;
  }

  /// Into `queue`, or past it. Ends: `passed` grows, and is bounded.
  private void enter(Contact contact, QueueBook queue) {
    contact.passed.add(queue.id);
    Line line = exchange.matching.line(queue, contact.needs);
    if (queue.isDeserted()) overflow(contact, queue, Overflow.Why.NO_AGENTS, queue.rules.onNoAgents());
    else if (line == null || (line.free.isEmpty() && queue.present >= queue.rules.maxWaiting())) overflow(contact, queue, Overflow.Why.FULL, queue.rules.onFull());
    else {
      int ahead = queue.present++;
      contact.queue = queue;
      contact.deadlineMs = exchange.nowMs + queue.rules.maxWait().toMillis();
      arm(contact, contact.deadlineMs);
      Instant first = Instant.ofEpochMilli(contact.placeMs);
      exchange.emit(head -> new Event.ContactQueued(head, contact.id, queue.id, contact.priority, first, ahead, queue.signedIn));
      exchange.matching.join(contact, line);
    }
  }

  private void overflow(Contact contact, QueueBook from, Overflow.Why why, Overflow asked) {
    if (contact.queue == from) leaveQueue(contact);
    QueueBook further = asked instanceof Overflow.ToQueue(var id) && !contact.passed.contains(id) && contact.passed.size() < Limits.OVERFLOWS ? exchange.queues.get(id) : null;
    Overflow to = asked instanceof Overflow.ToQueue && further == null ? new Overflow.ToVoicemail() : asked;
    exchange.emit(head -> new Event.ContactOverflowed(head, contact.id, from.id, why, asked, to, waited(contact)));
    if (further != null) enter(contact, further);
  }

  void leaveDeserted(QueueBook queue) {
    for (Contact contact : waitingIn(queue)) overflow(contact, queue, Overflow.Why.NO_AGENTS, queue.rules.onNoAgents());
  }

  void leaveRemoved(QueueBook queue) {
    for (Contact contact : waitingIn(queue)) overflow(contact, queue, Overflow.Why.QUEUE_REMOVED, queue.rules.onTimeout());
  }

  /// Those in the queue's lines, in the order of service. Contacts that ring are not among them: their offer decides first.
  static List<Contact> waitingIn(QueueBook queue) {
    TreeSet<Contact> waiting = new TreeSet<>(Contact.ORDER);
    for (Line line : queue.lines.values()) waiting.addAll(line.waiting);
    return new ArrayList<>(waiting);
  }

  void offer(Contact contact, Agent agent, @Nullable QueueBook queue, Duration ringTime, Decision why) {
    Offer offer = new Offer(new OfferId(++exchange.lastOffer), contact, agent, queue, exchange.nowMs + ringTime.toMillis());
    exchange.matching.leave(contact);
    exchange.offers.put(offer.id(), offer);
    contact.offer = offer;
    Instant until = Instant.ofEpochMilli(offer.untilMs());
    exchange.emit(head -> new Event.ContactOffered(head, contact.id, agent.id, offer.id(), queue == null ? null : queue.id, until, why));
    exchange.desk.ring(agent, offer);
  }

  void answered(Offer offer) {
    Contact contact = offer.contact();
    QueueBook queue = offer.queue();
    exchange.offers.remove(offer.id());
    contact.offer = null;
    if (queue != null) {
      leaveQueue(contact);
      contact.wrapUpMs = queue.rules.wrapUp().toMillis();
    }
    contact.agents.add(offer.agent());
    exchange.emit(head -> new Event.ContactConnected(head, contact.id, offer.agent().id, offer.id(), queue == null ? null : queue.id, waited(contact)));
    exchange.desk.talk(offer.agent(), contact, contact.wrapUpMs, By.AGENT);
  }

  void endOffer(Offer offer, OfferEnd why) {
    Contact contact = offer.contact();
    QueueBook queue = offer.queue();
    exchange.offers.remove(offer.id());
    contact.offer = null;
    exchange.emit(head -> new Event.OfferEnded(head, contact.id, offer.agent().id, offer.id(), queue == null ? null : queue.id, why));
    boolean goesOn = why != OfferEnd.CALLER_LEFT && why != OfferEnd.WITHDRAWN;
    if (goesOn) contact.triedBy(offer.agent().id);
    // The agent first: it may be the last one signed in, and the contact must know.
    exchange.desk.offerEnded(offer.agent(), why);
    if (!goesOn) return;
    if (queue == null) exchange.emit(head -> new Event.DirectOfferFailed(head, contact.id, offer.agent().id, failure(why)));
    else backInPlace(contact, queue);
  }

  private static DirectFailure failure(OfferEnd why) {
    return switch (why) {
      case NO_ANSWER, CALLER_LEFT, WITHDRAWN -> DirectFailure.NO_ANSWER;
      case REJECTED -> DirectFailure.REJECTED;
      case FAILED -> DirectFailure.FAILED;
      case REVOKED -> DirectFailure.REVOKED;
    };
  }

  /// Where priority and first enqueue time put it, never at the tail.
  private void backInPlace(Contact contact, QueueBook queue) {
    Line line = queue.removed ? null : exchange.matching.line(queue, contact.needs);
    if (queue.removed) overflow(contact, queue, Overflow.Why.QUEUE_REMOVED, queue.rules.onTimeout());
    else if (contact.deadlineMs <= exchange.nowMs) overflow(contact, queue, Overflow.Why.TIMEOUT, queue.rules.onTimeout());
    else if (queue.isDeserted()) overflow(contact, queue, Overflow.Why.NO_AGENTS, queue.rules.onNoAgents());
    else if (line == null) overflow(contact, queue, Overflow.Why.FULL, queue.rules.onFull());
    else exchange.matching.join(contact, line);
  }

  private void leaveQueue(Contact contact) {
    exchange.matching.leave(contact);
    if (contact.queue != null) contact.queue.present--;
    contact.queue = null;
    arm(contact, ageMs(contact));
  }

  void stopWaiting(Contact contact) {
    if (contact.isPursuing()) endPursuit(contact, OfferEnd.WITHDRAWN);
  }

  private void endPursuit(Contact contact, OfferEnd why) {
    QueueBook queue = contact.queue;
    if (contact.offer != null) endOffer(contact.offer, why);
    leaveQueue(contact);
    boolean abandoned = why == OfferEnd.CALLER_LEFT && contact.agents.isEmpty();
    Duration waited = waited(contact);
    exchange.emit(head -> abandoned ? new Event.ContactAbandoned(head, contact.id, queue == null ? null : queue.id, waited)
        : new Event.ContactWithdrawn(head, contact.id, queue == null ? null : queue.id, waited));
  }

  void release(Contact contact, AgentId id) {
    Agent agent = exchange.agents.get(id);
    if (agent == null || !contact.agents.remove(agent)) return;   // already gone: both ends of a leg may report its end
    exchange.emit(head -> new Event.AgentReleased(head, contact.id, id));
    exchange.desk.hangUp(agent, contact);
  }

  void end(Contact contact, boolean tooLong) {
    if (contact.isPursuing()) endPursuit(contact, OfferEnd.CALLER_LEFT);
    for (Agent agent : List.copyOf(contact.agents)) release(contact, agent.id);
    exchange.timers.cancel(contact.timer);
    exchange.contacts.remove(contact.id);
    exchange.emit(head -> new Event.ContactEnded(head, contact.id, tooLong));
  }

  void due(Contact contact) {
    contact.timer = null;
    QueueBook queue = contact.queue;
    if (contact.line != null && queue != null) overflow(contact, queue, Overflow.Why.TIMEOUT, queue.rules.onTimeout());
    else if (exchange.nowMs >= ageMs(contact)) end(contact, true);
    else arm(contact, ageMs(contact));   // it rings: the offer's end looks at the deadline
  }

  private Duration waited(Contact contact) { return Duration.ofMillis(exchange.nowMs - contact.pursuedSinceMs); }

  private static long ageMs(Contact contact) { return contact.createdMs + Limits.CONTACT_AGE.toMillis(); }

  private void arm(Contact contact, long atMs) { contact.timer = exchange.timers.set(contact.timer, atMs, exchange, contact); }
}
