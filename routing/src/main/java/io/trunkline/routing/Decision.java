package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import java.time.Instant;
import java.util.List;

/// Why this agent was offered this contact.
public sealed interface Decision {
  /// The queue's strategy chose among `available` free and able agents, the first of whom are named, of `signedIn` in the queue.
  /// `stillWaiting` contacts of the same needs stay behind.
  record Matched(Strategy strategy, int available, int signedIn, int stillWaiting, List<Candidate> considered) implements Decision {}

  /// A person or script asked for this very agent.
  record Direct() implements Decision {}

  record Candidate(AgentId agent, int priority, Instant idleSince, Verdict verdict) {}

  enum Verdict {
    CHOSEN,
    /// Did not take this contact before, and others are free.
    TRIED_BEFORE,
    /// Comes after the chosen one in the strategy's order.
    LATER
  }
}
