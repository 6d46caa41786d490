package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.Event.DirectFailure;
import io.trunkline.routing.Event.Refusal;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.routing.Overflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What routing tells whoever put a contact in: usually posted to the mailbox of the call.
public sealed interface AcdSignal {
  /// In the queue; `ahead` others wait or ring.
  record Queued(QueueId queue, int ahead) implements AcdSignal {}

  /// Ring this agent's station now, until `until`; then say [Acd#answered] or [Acd#declined].
  record Offered(OfferId offer, AgentId agent, @Nullable QueueId queue, Instant until) implements AcdSignal {}

  /// Stop ringing. Unless another signal says otherwise, the contact still waits in its place.
  record OfferOver(OfferId offer, AgentId agent, OfferEnd why) implements AcdSignal {}

  /// The answer counts: join them.
  record Connected(OfferId offer, AgentId agent, Duration waited) implements AcdSignal {}

  /// Out of `from`. [Overflow.ToQueue] waits on there, the others are for the script to do.
  record Overflowed(QueueId from, Overflow.Why why, Overflow to) implements AcdSignal {}

  /// The one agent asked for doesn't take it.
  record NotTaken(AgentId agent, DirectFailure why) implements AcdSignal {}

  /// The agent who dials is marked as talking.
  record Started(AgentId agent) implements AcdSignal {}

  /// It waits no more, because [Acd#stopWaiting] or [Acd#ended] said so.
  record Withdrawn() implements AcdSignal {}

  /// The command could not be carried out and changed nothing.
  record Refused(Refusal why) implements AcdSignal {}
}
