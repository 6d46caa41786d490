package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A contact centre's floor for tests: says commands in few words, lets time pass, keeps every event.
final class Floor {
  static final TenantId TENANT = new TenantId(1);
  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final Duration RING = Duration.ofSeconds(20);
  static final Duration MAX_WAIT = Duration.ofMinutes(5);
  static final QueueId SALES = new QueueId(1);
  static final QueueId SERVICE = new QueueId(2);

  final Routing routing = new Routing();
  final List<Event> events = new ArrayList<>();
  Instant now = NOON;

  static QueueRules rules(QueueId id) {
    return new QueueRules(id, Strategy.LONGEST_IDLE, RING, Duration.ofSeconds(15), 100, MAX_WAIT, List.of(), new Overflow.ToVoicemail(), new Overflow.HangUp(),
        new Overflow.Stay());
  }

  static QueueRules rules(QueueId id, Strategy strategy, Overflow onTimeout, Overflow onFull, Overflow onNoAgents, int maxWaiting, SkillNeed... needs) {
    return new QueueRules(id, strategy, RING, Duration.ofSeconds(15), maxWaiting, MAX_WAIT, List.of(needs), onTimeout, onFull, onNoAgents);
  }

  static AgentId agent(long number) { return new AgentId(number); }

  static ContactId contact(long number) { return new ContactId(new UUID(0, number)); }

  static AgentProfile.Membership in(QueueId queue) { return in(queue, 1); }

  static AgentProfile.Membership in(QueueId queue, int priority) { return new AgentProfile.Membership(queue, priority); }

  static AgentProfile.SkillLevel has(long skill, int level) { return new AgentProfile.SkillLevel(new SkillId(skill), level); }

  static SkillNeed needs(long skill, int level) { return new SkillNeed(new SkillId(skill), level); }

  List<Event> tell(Command command) {
    List<Event> step = routing.next(command, now);
    events.addAll(step);
    return step;
  }

  Floor queue(QueueRules rules) {
    tell(new Command.PutQueue(TENANT, rules));
    return this;
  }

  Floor queue(QueueId id) { return queue(rules(id)); }

  Floor hires(long agent, AgentProfile.Membership... queues) { return hires(agent, List.of(), queues); }

  Floor hires(long agent, List<AgentProfile.SkillLevel> skills, AgentProfile.Membership... queues) {
    tell(new Command.PutAgent(TENANT, new AgentProfile(agent(agent), skills, Arrays.asList(queues))));
    return this;
  }

  /// Each goes Ready a second after the one before, so that their idle times differ.
  Floor ready(long... agents) {
    for (long agent : agents) {
      asks(agent, new Target.Ready());
      passes(Duration.ofSeconds(1));
    }
    return this;
  }

  List<Event> asks(long agent, Target target) { return tell(new Command.SetState(TENANT, agent(agent), target, By.AGENT)); }

  List<Event> calls(long contact, QueueId queue) { return calls(contact, queue, 0); }

  List<Event> calls(long contact, QueueId queue, int priority, SkillNeed... needs) {
    return tell(new Command.Enqueue(TENANT, contact(contact), queue, priority, List.of(needs), false));
  }

  List<Event> answers(long agent) { return tell(new Command.AnswerOffer(TENANT, ringing(agent).offer())); }

  List<Event> declines(long agent, OfferEnd why) { return tell(new Command.DeclineOffer(TENANT, ringing(agent).offer(), why)); }

  List<Event> ends(long contact) { return tell(new Command.EndContact(TENANT, contact(contact))); }

  List<Event> passes(Duration span) {
    now = now.plus(span);
    return tell(new Command.Tick(TENANT));
  }

  AgentState state(long agent) { return view(agent).state(); }

  TenantView.AgentView view(long agent) {
    return routing.view(TENANT).agents().stream().filter(view -> view.agent().equals(agent(agent))).findFirst().orElseThrow();
  }

  AgentState.Ringing ringing(long agent) {
    if (state(agent) instanceof AgentState.Ringing ringing) return ringing;
    throw new AssertionError("agent " + agent + " is " + state(agent));
  }

  <E extends Event> List<E> all(Class<E> kind) { return all(kind, events); }

  static <E extends Event> List<E> all(Class<E> kind, List<Event> among) { return among.stream().filter(kind::isInstance).map(kind::cast).toList(); }
}
