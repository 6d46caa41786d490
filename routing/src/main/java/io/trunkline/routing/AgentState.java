package io.trunkline.routing;

import io.trunkline.kernel.ContactId;
import java.time.Instant;

/// What an agent does. Each state but Offline has a maximum age ([Limits]), after which a rule ends it.
public sealed interface AgentState {
  Instant since();

  record Offline(Instant since) implements AgentState {}

  record NotReady(Instant since, Reason reason, By by) implements AgentState {}

  record Ready(Instant since) implements AgentState {}

  /// Holds an offer, a lease that ends at `until`.
  record Ringing(Instant since, OfferId offer, ContactId contact, Instant until) implements AgentState {}

  /// Serves a contact, dialled one out, or is being connected to one it started.
  record Talking(Instant since, ContactId contact) implements AgentState {}

  record WrapUp(Instant since, ContactId contact, Instant until) implements AgentState {}

  /// What follows the present state, and who wants it; without one, Ready does.
  record Next(Target target, By by) {}

  /// The state's name in interfaces and reports.
  default String name() {
    return switch (this) {
      case Offline _ -> "OFFLINE";
      case NotReady _ -> "NOT_READY";
      case Ready _ -> "READY";
      case Ringing _ -> "RINGING";
      case Talking _ -> "TALKING";
      case WrapUp _ -> "WRAP_UP";
    };
  }
}
