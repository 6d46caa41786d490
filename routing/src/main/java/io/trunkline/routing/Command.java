package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import java.time.Duration;
import java.util.List;

/// What routing is told. Each is recorded in the log and must be understood for ever: a change of meaning is a new record and a higher [#VERSION].
/// A command that comes too late (an answer to an ended offer, a state for an unknown agent) is refused by an event, never by an exception.
public sealed interface Command {
  int VERSION = 1;

  TenantId tenant();

  // What the directory knows.

  record PutQueue(TenantId tenant, QueueRules rules) implements Command {}

  /// Who waits there overflows as on timeout.
  record RemoveQueue(TenantId tenant, QueueId queue) implements Command {}

  /// Makes the agent known (Offline) or changes its skills and queues, in any state.
  record PutAgent(TenantId tenant, AgentProfile profile) implements Command {}

  /// Signs the agent off; after the contact it serves, if it does.
  record RemoveAgent(TenantId tenant, AgentId agent) implements Command {}

  // What agents and their stations do.

  record SetState(TenantId tenant, AgentId agent, Target target, By by) implements Command {}

  record StationChanged(TenantId tenant, AgentId agent, boolean reachable) implements Command {}

  record EndWrapUp(TenantId tenant, AgentId agent, By by) implements Command {}

  // What calls do.

  /// Waits for an agent. Higher `priority` (0 to 100) is served first, equals by their first enqueue time.
  /// With `keepPlace`, a contact that waited before in this call keeps that first time. `needs` come on top of the queue's.
  record Enqueue(TenantId tenant, ContactId contact, QueueId queue, int priority, List<SkillNeed> needs, boolean keepPlace) implements Command {
    public Enqueue {
      Limits.within("priority", priority, 0, Limits.HIGHEST_CONTACT_PRIORITY);
      Limits.within("needs", needs.size(), 0, Limits.NEEDS);
      needs = needs.stream().sorted().distinct().toList();
    }
  }

  /// Rings this agent and nobody else: a direct transfer, a consultation, a call to a colleague. The agent may be Not ready, but not busy or Offline.
  record OfferTo(TenantId tenant, ContactId contact, AgentId agent, Duration ringTime) implements Command {
    public OfferTo {
      Limits.within("ringTime", ringTime, Limits.SHORTEST_RING, Limits.LONGEST_RING);
    }
  }

  /// The agent dials: it is Talking from now on, whether or not the far end answers.
  record StartContact(TenantId tenant, ContactId contact, AgentId agent, Duration wrapUp) implements Command {
    public StartContact {
      Limits.within("wrapUp", wrapUp, Duration.ZERO, Limits.LONGEST_WRAP_UP);
    }
  }

  record AnswerOffer(TenantId tenant, OfferId offer) implements Command {}

  /// The edge says that the offer came to nothing: [OfferEnd#NO_ANSWER], [OfferEnd#REJECTED] or [OfferEnd#FAILED].
  record DeclineOffer(TenantId tenant, OfferId offer, OfferEnd why) implements Command {
    public DeclineOffer {
      if (why != OfferEnd.NO_ANSWER && why != OfferEnd.REJECTED && why != OfferEnd.FAILED) throw new IllegalArgumentException("not for an edge to say: " + why);
    }
  }

  /// Takes the contact out of its queue or ends the direct offer; the call goes on.
  record StopWaiting(TenantId tenant, ContactId contact) implements Command {}

  /// The agent's part in the contact is over (hung up, transferred); the contact may go on with others.
  record ReleaseAgent(TenantId tenant, ContactId contact, AgentId agent) implements Command {}

  /// The call is over. Who waited has abandoned. Nothing for an unknown contact: both a script and its safety net may say it.
  record EndContact(TenantId tenant, ContactId contact) implements Command {}

  /// Nothing but the passing of time: whatever is due by now happens, in every tenant. `tenant` only says whose deadline asked for it.
  record Tick(TenantId tenant) implements Command {}
}
