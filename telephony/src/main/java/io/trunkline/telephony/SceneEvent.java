package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;

/// What happens to a conversation.
sealed interface SceneEvent {
  record Asked(Conversation.Command command) implements SceneEvent {}

  /// The leg was hung up by its party or by the network.
  record Gone(LegId leg, Cause cause) implements SceneEvent {}

  /// The leg's sound is gone, and nobody hung up.
  record Vanished(LegId leg) implements SceneEvent {}

  record CameBack(LegId lost, LegId leg) implements SceneEvent {}

  record StaysAway(LegId lost) implements SceneEvent {}

  /// A phone's own hold key (RFC 3264 §8.4).
  record PhoneHolds(LegId leg, boolean holds) implements SceneEvent {}

  /// A phone put the party of its second call in its own place.
  record BroughtIn(LegId by, LegId leg) implements SceneEvent {}

  record ConsultedAnswered(LegId leg) implements SceneEvent {}

  record ConsultFailed(DialOutcome.Failed why) implements SceneEvent {}

  record SupervisorAnswered(LegId leg, Scene.Beside wanted) implements SceneEvent {}
}
