package io.trunkline.routing;

/// How an offer ended other than by its answer.
public enum OfferEnd {
  NO_ANSWER,
  REJECTED,
  /// The station was busy, unreachable or broken.
  FAILED,
  CALLER_LEFT,
  /// The contact stopped waiting, its call goes on.
  WITHDRAWN,
  /// A supervisor changed the agent's state.
  REVOKED
}
