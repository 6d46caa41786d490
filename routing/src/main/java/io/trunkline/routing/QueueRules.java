package io.trunkline.routing;

import io.trunkline.kernel.QueueId;
import java.time.Duration;
import java.util.List;

/// How a queue serves. `maxWaiting` counts contacts that wait or ring; one that finds a free agent is never refused by it. `maxWait` runs from entering this queue.
/// All `needs` must be met by whoever is offered a contact.
public record QueueRules(QueueId id, Strategy strategy, Duration ringTime, Duration wrapUp, int maxWaiting, Duration maxWait, List<SkillNeed> needs,
    Overflow onTimeout, Overflow onFull, Overflow onNoAgents) {
  public QueueRules {
    Limits.within("ringTime", ringTime, Limits.SHORTEST_RING, Limits.LONGEST_RING);
    Limits.within("wrapUp", wrapUp, Duration.ZERO, Limits.LONGEST_WRAP_UP);
    Limits.within("maxWaiting", maxWaiting, 0, Limits.CONTACTS_PER_TENANT);
    Limits.within("maxWait", maxWait, Duration.ofSeconds(1), Limits.LONGEST_WAIT);
    Limits.within("needs", needs.size(), 0, Limits.NEEDS);
    needs = needs.stream().sorted().distinct().toList();
    if (onTimeout instanceof Overflow.Stay || onFull instanceof Overflow.Stay) throw new IllegalArgumentException("only a queue without agents can be stayed in");
  }
}
