package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One agent's mutable record, owned by its [Exchange]. What the agent is doing is told by `state` alone: the offer or contact stands inside it.
final class Agent implements Timers.Owner {
  final AgentId id;
  AgentProfile profile;
  AgentState state;
  AgentState.@Nullable Next next;
  /// Until told otherwise, a station is there: a wrong guess costs one failed offer, the opposite guess would leave a caller waiting.
  boolean reachable = true;
  /// Orders Ready agents; kept when an offer ends through no fault of the agent.
  long idleSinceMs;
  /// Of the contact being served.
  long wrapUpMs;
  boolean removed;
  @Nullable Offer offer;
  @Nullable Contact contact;
  Timers.@Nullable Timer timer;
  final List<Seat> seats = new ArrayList<>();

  Agent(AgentProfile profile, AgentState state) {
    this.id = profile.id();
    this.profile = profile;
    this.state = state;
  }

  boolean isSignedIn() { return !(state instanceof AgentState.Offline); }

  boolean isFree() { return state instanceof AgentState.Ready && reachable; }
}
