package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import java.time.Duration;

/// How an attempt to reach someone ended. Not an exception: a busy line is an everyday answer.
public sealed interface DialOutcome {
  record Answered(Leg leg, Duration ringTime) implements DialOutcome {}

  /// @param retry  whether trying again can help
  /// @param detail for the timeline: `486 Busy Here`, `no key pressed`
  record Failed(Cause cause, Fault fault, Retry retry, String detail) implements DialOutcome {}

  /// We gave up: [Attempt#cancel].
  enum Cancelled implements DialOutcome { INSTANCE }

  enum Retry {
    /// This number won't do.
    NEVER,
    /// Another phone, person or address may answer.
    ELSEWHERE,
    /// The same one, some time later.
    LATER
  }
}
