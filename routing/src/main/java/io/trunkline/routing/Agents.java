package io.trunkline.routing;

import io.trunkline.routing.AgentState.Next;
import io.trunkline.routing.AgentState.NotReady;
import io.trunkline.routing.AgentState.Offline;
import io.trunkline.routing.AgentState.Ready;
import io.trunkline.routing.AgentState.Ringing;
import io.trunkline.routing.AgentState.Talking;
import io.trunkline.routing.AgentState.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The agents' side: every change of an agent's state goes through [#enter], which keeps indexes, timer and counts true to it.
final class Agents {
  private final Exchange exchange;

  Agents(Exchange exchange) { this.exchange = exchange; }

  /// Somebody asks for a state. It begins at once, or follows what rings or is talked.
  void ask(Agent agent, Target target, By by) {
    switch (agent.state) {
      case Offline _ -> { if (!(target instanceof Target.Offline) && !agent.removed) go(agent, target, by); }
      case Ready _ -> { if (!(target instanceof Target.Ready)) go(agent, target, by); }
      case NotReady present -> { if (!(target instanceof Target.NotReady(Reason reason) && reason.equals(present.reason()))) go(agent, target, by); }
      case Ringing _ -> {
        setNext(agent, new Next(target, by));
        Offer offer = agent.offer;
        // A supervisor who sends an agent away means now; the contact goes on to the next agent.
        if (by == By.SUPERVISOR && !(target instanceof Target.Ready) && offer != null) exchange.floor.endOffer(offer, OfferEnd.REVOKED);
      }
      case Talking _ -> setNext(agent, new Next(target, by));
      case WrapUp wrapUp -> {
        exchange.emit(head -> new Event.WrapUpEnded(head, agent.id, wrapUp.contact(), by));
        go(agent, target, by);
      }
    }
  }

  void endWrapUp(Agent agent, By by) {
    if (!(agent.state instanceof WrapUp wrapUp)) return;
    exchange.emit(head -> new Event.WrapUpEnded(head, agent.id, wrapUp.contact(), by));
    goOn(agent, by);
  }

  void station(Agent agent, boolean reachable) {
    if (agent.reachable == reachable) return;
    if (agent.isFree()) exchange.matching.leave(agent);
    agent.reachable = reachable;
    exchange.emit(head -> new Event.StationSeen(head, agent.id, reachable));
    if (!(agent.state instanceof Ready ready)) return;
    armReady(agent, ready);
    if (reachable) exchange.matching.join(agent);
  }

  /// The offer in hand ended unanswered. An agent at fault is Not ready with the reason, so that the next contact doesn't ring there too.
  void offerEnded(Agent agent, OfferEnd why) {
    boolean away = agent.next != null && !(agent.next.target() instanceof Target.Ready);
    agent.offer = null;
    switch (why) {
      case CALLER_LEFT, WITHDRAWN -> backFromRinging(agent);
      case REVOKED -> goOn(agent, By.SUPERVISOR);
      case NO_ANSWER, REJECTED, FAILED -> {
        if (away) goOn(agent, By.RULE);
        else go(agent, new Target.NotReady(Reason.of(kind(why))), why == OfferEnd.REJECTED ? By.AGENT : By.RULE);
      }
    }
  }

  private static Reason.Kind kind(OfferEnd why) {
    return switch (why) {
      case REJECTED -> Reason.Kind.REJECTED;
      case FAILED -> Reason.Kind.STATION_FAILED;
      case NO_ANSWER, CALLER_LEFT, WITHDRAWN, REVOKED -> Reason.Kind.NO_ANSWER;
    };
  }

  /// The agent could not have served the contact, so it keeps its place among the idle.
  private void backFromRinging(Agent agent) {
    long idleSinceMs = agent.idleSinceMs;
    if (agent.next != null) goOn(agent, By.RULE);
    else enter(agent, new Ready(exchange.now()), By.RULE, idleSinceMs);
  }

  void ring(Agent agent, Offer offer) {
    agent.offer = offer;
    keepNotReady(agent);
    enter(agent, new Ringing(exchange.now(), offer.id(), offer.contact().id, Instant.ofEpochMilli(offer.untilMs())), By.RULE);
  }

  void talk(Agent agent, Contact contact, long wrapUpMs, By by) {
    if (agent.state instanceof WrapUp wrapUp) exchange.emit(head -> new Event.WrapUpEnded(head, agent.id, wrapUp.contact(), by));
    agent.offer = null;
    agent.contact = contact;
    agent.wrapUpMs = wrapUpMs;
    keepNotReady(agent);
    enter(agent, new Talking(exchange.now(), contact.id), by);
  }

  /// The contact is over for this agent.
  void hangUp(Agent agent, Contact contact) {
    agent.contact = null;
    if (agent.wrapUpMs > 0) enter(agent, new WrapUp(exchange.now(), contact.id, Instant.ofEpochMilli(exchange.nowMs + agent.wrapUpMs)), By.RULE);
    else goOn(agent, By.RULE);
  }

  /// Whoever took a contact while Not ready returns to that: nobody is made Ready without wanting it.
  private void keepNotReady(Agent agent) {
    if (agent.state instanceof NotReady present) setNext(agent, new Next(new Target.NotReady(present.reason()), present.by()));
  }

  private void setNext(Agent agent, @Nullable Next next) {
    if (Objects.equals(agent.next, next)) return;
    agent.next = next;
    exchange.emit(head -> new Event.NextStateChanged(head, agent.id, next));
  }

  private void goOn(Agent agent, By by) {
    Next next = agent.next;
    if (next == null) go(agent, new Target.Ready(), by);
    else go(agent, next.target(), next.by());
  }

  private void go(Agent agent, Target target, By by) {
    setNext(agent, null);
    Instant now = exchange.now();
    enter(agent, agent.removed ? new Offline(now) : switch (target) {
      case Target.Ready() -> new Ready(now);
      case Target.NotReady(Reason reason) -> new NotReady(now, reason, by);
      case Target.Offline() -> new Offline(now);
    }, by);
    if (agent.removed) forget(agent);
  }

  private void enter(Agent agent, AgentState to, By by) { enter(agent, to, by, exchange.nowMs); }

  private void enter(Agent agent, AgentState to, By by, long idleSinceMs) {
    AgentState from = agent.state;
    boolean wasSignedIn = agent.isSignedIn();
    if (agent.isFree()) exchange.matching.leave(agent);
    agent.state = to;
    exchange.emit(head -> new Event.AgentStateChanged(head, agent.id, from, to, by));
    if (wasSignedIn != agent.isSignedIn()) for (Seat seat : agent.seats) count(seat, agent.isSignedIn() ? 1 : -1);
    switch (to) {
      case Offline _ -> exchange.timers.cancel(agent.timer);
      case NotReady _ -> arm(agent, Limits.NOT_READY_AGE);
      case Talking _ -> arm(agent, Limits.TALKING_AGE);
      case Ringing ringing -> arm(agent, ringing.until().toEpochMilli());
      case WrapUp wrapUp -> arm(agent, wrapUp.until().toEpochMilli());
      case Ready ready -> {
        agent.idleSinceMs = idleSinceMs;
        armReady(agent, ready);
        if (agent.isFree()) exchange.matching.join(agent);
      }
    }
  }

  /// Counts who serves a queue; the last to leave makes it deserted.
  void count(Seat seat, int change) {
    if (!seat.able()) return;
    QueueBook queue = seat.queue();
    queue.signedIn += change;
    if (queue.signedIn == 0) exchange.deserted.add(queue.id);
  }

  private void armReady(Agent agent, Ready ready) {
    long ageMs = ready.since().toEpochMilli() + Limits.READY_AGE.toMillis();
    arm(agent, agent.reachable ? ageMs : Math.min(ageMs, exchange.nowMs + Limits.STATION_GRACE.toMillis()));
  }

  private void arm(Agent agent, Duration age) { arm(agent, exchange.nowMs + age.toMillis()); }

  private void arm(Agent agent, long atMs) { agent.timer = exchange.timers.set(agent.timer, atMs, exchange, agent); }

  /// The state's time is up.
  void due(Agent agent) {
    agent.timer = null;
    switch (agent.state) {
      case Offline _ -> { }
      case NotReady _ -> go(agent, new Target.Offline(), By.RULE);
      case Ready _ -> go(agent, new Target.NotReady(Reason.of(agent.reachable ? Reason.Kind.TOO_LONG : Reason.Kind.STATION_LOST)), By.RULE);
      case Ringing _ -> { if (agent.offer != null) exchange.floor.endOffer(agent.offer, OfferEnd.NO_ANSWER); }
      case Talking _ -> {
        agent.wrapUpMs = 0;
        setNext(agent, new Next(new Target.NotReady(Reason.of(Reason.Kind.TOO_LONG)), By.RULE));
        if (agent.contact != null) exchange.floor.release(agent.contact, agent.id);
      }
      case WrapUp _ -> endWrapUp(agent, By.RULE);
    }
  }

  void forget(Agent agent) {
    exchange.timers.cancel(agent.timer);
    exchange.agents.remove(agent.id);
    exchange.emit(head -> new Event.AgentRemoved(head, agent.id));
  }
}
