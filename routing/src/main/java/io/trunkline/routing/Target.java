package io.trunkline.routing;

/// A state that can be asked for. While a contact rings or is talked to, it waits as the agent's next state.
public sealed interface Target {
  record Ready() implements Target {}

  record NotReady(Reason reason) implements Target {}

  record Offline() implements Target {}
}
