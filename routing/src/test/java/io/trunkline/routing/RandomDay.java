package io.trunkline.routing;

import static io.trunkline.routing.Floor.TENANT;

import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// A day of commands from a seed: sensible ones, late ones and foolish ones, with all sorts of pauses between them.
final class RandomDay {
  record Step(Command command, Instant at) {}

  private static final int QUEUES = 6;
  private static final int AGENTS = 12;

  private final SplittableRandom random;
  private final List<ContactId> served = new ArrayList<>();
  private Instant now = Floor.NOON;
  private long contacts;
  private long lastOffer;

  RandomDay(long seed) { this.random = new SplittableRandom(seed); }

  /// Offers are answered and calls end because they were seen, not only by luck.
  void saw(Event event) {
    switch (event) {
      case Event.ContactOffered offered -> lastOffer = offered.offer().value();
      case Event.ContactConnected connected -> served.add(connected.contact());
      case Event.ContactStarted started -> served.add(started.contact());
      case Event.ContactEnded ended -> served.remove(ended.contact());
      default -> { }
    }
  }

  List<Step> opening() {
    List<Step> steps = new ArrayList<>();
    for (int queue = 1; queue <= QUEUES; queue++) steps.add(new Step(new Command.PutQueue(TENANT, rules(queue)), now));
    for (int agent = 1; agent <= AGENTS; agent++) steps.add(new Step(new Command.PutAgent(TENANT, profile(agent)), now));
    return steps;
  }

  Step next() {
    now = now.plusMillis(switch (random.nextInt(10)) {
      case 0, 1, 2 -> 0;
      case 3 -> random.nextInt(60_000);
      default -> random.nextInt(1_500);
    });
    return new Step(command(), now);
  }

  private Command command() {
    return switch (random.nextInt(42)) {
      case 0 -> new Command.PutQueue(TENANT, rules(1 + random.nextInt(QUEUES)));
      case 1 -> new Command.PutAgent(TENANT, profile(1 + random.nextInt(AGENTS)));
      case 2 -> random.nextInt(4) == 0 ? new Command.RemoveQueue(TENANT, new QueueId(1 + random.nextInt(QUEUES))) : new Command.RemoveAgent(TENANT, agent().id());
      case 3 -> new Command.StationChanged(TENANT, agent().id(), random.nextInt(3) > 0);
      case 4, 5, 6, 7, 8, 34, 35, 36, 37, 38 -> new Command.SetState(TENANT, agent().id(), target(), List.of(By.AGENT, By.SUPERVISOR, By.RULE).get(random.nextInt(3)));
      case 9 -> new Command.EndWrapUp(TENANT, agent().id(), By.AGENT);
      case 10, 11, 12, 13, 14, 15, 16 -> enqueue(new ContactId(new UUID(0, ++contacts)), false);
      case 17 -> enqueue(contact(), random.nextBoolean());
      case 18 -> new Command.OfferTo(TENANT, contact(), agent().id(), Floor.RING);
      case 19 -> new Command.StartContact(TENANT, contact(), agent().id(), Duration.ofSeconds(random.nextInt(20)));
      case 20, 21, 22, 23, 24, 39, 40, 41 -> new Command.AnswerOffer(TENANT, offer());
      case 25, 26 -> new Command.DeclineOffer(TENANT, offer(), List.of(OfferEnd.NO_ANSWER, OfferEnd.REJECTED, OfferEnd.FAILED).get(random.nextInt(3)));
      case 27 -> new Command.StopWaiting(TENANT, contact());
      case 28, 29 -> new Command.ReleaseAgent(TENANT, contact(), agent().id());
      case 30, 31, 32 -> new Command.EndContact(TENANT, served.isEmpty() || random.nextInt(4) == 0 ? contact() : served.get(random.nextInt(served.size())));
      default -> new Command.Tick(TENANT);
    };
  }

  private Command enqueue(ContactId contact, boolean keepPlace) {
    List<SkillNeed> needs = random.nextInt(4) == 0 ? List.of(Floor.needs(1 + random.nextInt(3), 1 + random.nextInt(8))) : List.of();
    return new Command.Enqueue(TENANT, contact, new QueueId(1 + random.nextInt(QUEUES + 1)), random.nextInt(3), needs, keepPlace);
  }

  private ContactId contact() { return new ContactId(new UUID(0, Math.max(1, contacts - random.nextInt(25)))); }

  private OfferId offer() { return new OfferId(Math.max(1, lastOffer - random.nextInt(3))); }

  private AgentProfile agent() { return new AgentProfile(Floor.agent(1 + random.nextInt(AGENTS + 1)), List.of(), List.of()); }

  private Target target() {
    return switch (random.nextInt(16)) {
      case 0 -> new Target.Offline();
      case 1 -> new Target.NotReady(Reason.chosen(random.nextInt(3)));
      default -> new Target.Ready();
    };
  }

  private AgentProfile profile(int agent) {
    List<AgentProfile.SkillLevel> skills = new ArrayList<>();
    for (int skill = 1; skill <= 3; skill++) if (random.nextBoolean()) skills.add(Floor.has(skill, 1 + random.nextInt(10)));
    List<AgentProfile.Membership> queues = new ArrayList<>();
    for (int queue = 1; queue <= QUEUES; queue++) if (random.nextInt(3) == 0) queues.add(Floor.in(new QueueId(queue), 1 + random.nextInt(2)));
    return new AgentProfile(Floor.agent(agent), skills, queues);
  }

  private QueueRules rules(int queue) {
    SkillNeed[] needs = random.nextInt(3) == 0 ? new SkillNeed[] {Floor.needs(1 + random.nextInt(3), 1 + random.nextInt(5))} : new SkillNeed[0];
    Overflow onNoAgents = random.nextBoolean() ? new Overflow.Stay() : overflow();
    return Floor.rules(new QueueId(queue), (random.nextBoolean() ? Strategy.LONGEST_IDLE : Strategy.IN_ORDER), overflow(), overflow(), onNoAgents, random.nextInt(8), needs);
  }

  private Overflow overflow() {
    return switch (random.nextInt(5)) {
      case 0 -> new Overflow.HangUp();
      case 1 -> new Overflow.ToVoicemail();
      default -> new Overflow.ToQueue(new QueueId(1 + random.nextInt(QUEUES)));
    };
  }
}
