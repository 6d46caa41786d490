package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What routing decided. Numbered per tenant without a gap: whoever misses one knows it.
public sealed interface Event {
  int VERSION = 1;

  Head head();

  /// `at` is the moment to which the event belongs: a deadline's own time, also when it was noticed later.
  record Head(TenantId tenant, long number, Instant at) {}

  default TenantId tenant() { return head().tenant(); }

  default long number() { return head().number(); }

  default Instant at() { return head().at(); }

  // Agents.

  record AgentStateChanged(Head head, AgentId agent, AgentState from, AgentState to, By by) implements Event {}

  /// What will follow the present state was asked for, or (null) settled.
  record NextStateChanged(Head head, AgentId agent, AgentState.@Nullable Next next) implements Event {}

  record StationSeen(Head head, AgentId agent, boolean reachable) implements Event {}

  record WrapUpEnded(Head head, AgentId agent, ContactId contact, By by) implements Event {}

  record AgentRemoved(Head head, AgentId agent) implements Event {}

  // Contacts.

  /// `ahead` of it wait or ring in the queue; `signedIn` agents serve it.
  record ContactQueued(Head head, ContactId contact, QueueId queue, int priority, Instant firstQueued, int ahead, int signedIn) implements Event {}

  /// Ring this agent until `until`. `queue` is null for a direct offer.
  record ContactOffered(Head head, ContactId contact, AgentId agent, OfferId offer, @Nullable QueueId queue, Instant until, Decision why) implements Event {}

  /// Stop ringing. The contact is back in its place, unless an event beside this one says otherwise.
  record OfferEnded(Head head, ContactId contact, AgentId agent, OfferId offer, @Nullable QueueId queue, OfferEnd why) implements Event {}

  /// `waited` runs from the enqueuing (or the direct offer), through every queue it overflowed to.
  record ContactConnected(Head head, ContactId contact, AgentId agent, OfferId offer, @Nullable QueueId queue, Duration waited) implements Event {}

  record ContactStarted(Head head, ContactId contact, AgentId agent) implements Event {}

  /// It left `queue`; a [Overflow.ToQueue] is followed by the events of the queue that it enters. `asked` differs from `to` where the chain would have looped or
  /// named a queue that is gone.
  record ContactOverflowed(Head head, ContactId contact, QueueId queue, Overflow.Why why, Overflow asked, Overflow to, Duration waited) implements Event {}

  /// The one agent who was asked for did not take it.
  record DirectOfferFailed(Head head, ContactId contact, AgentId agent, DirectFailure why) implements Event {}

  record ContactWithdrawn(Head head, ContactId contact, @Nullable QueueId queue, Duration waited) implements Event {}

  record ContactAbandoned(Head head, ContactId contact, @Nullable QueueId queue, Duration waited) implements Event {}

  record AgentReleased(Head head, ContactId contact, AgentId agent) implements Event {}

  /// `tooLong` when only its maximum age ended it: someone lost the end of this call.
  record ContactEnded(Head head, ContactId contact, boolean tooLong) implements Event {}

  /// A command could not be carried out and changed nothing.
  record Refused(Head head, @Nullable ContactId contact, @Nullable AgentId agent, Refusal why) implements Event {}

  enum DirectFailure { UNKNOWN_AGENT, OFFLINE, BUSY, UNREACHABLE, NO_ANSWER, REJECTED, FAILED, REVOKED }

  enum Refusal { UNKNOWN_QUEUE, UNKNOWN_AGENT, UNKNOWN_CONTACT, OFFER_OVER, ALREADY_WAITING, AGENT_BUSY, AGENT_OFFLINE, LIMIT }
}
