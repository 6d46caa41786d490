package io.trunkline.telephony;

/// What a script hears of while it waits.
public sealed interface CallEvent {
  /// Somebody posted this: [Call#post].
  record Message(Object content) implements CallEvent {}

  record KeyPressed(char key) implements CallEvent {
    @Override public String toString() { return "KeyPressed[*]"; }
  }

  /// The far end rings (180 or 183).
  record Ringing(Attempt attempt) implements CallEvent {}

  record DialEnded(Attempt attempt, DialOutcome outcome) implements CallEvent {}

  enum Elapsed implements CallEvent { INSTANCE }
}
