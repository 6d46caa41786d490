package io.trunkline.routing;

import io.trunkline.kernel.QueueId;

/// Where a contact goes that a queue can't serve. A chain never enters a queue twice; where it would, the contact goes to voicemail instead.
public sealed interface Overflow {
  /// Waits on in another queue, at the place that its priority and first enqueue time give there.
  record ToQueue(QueueId queue) implements Overflow {}

  /// The box of the queue that it leaves.
  record ToVoicemail() implements Overflow {}

  /// The call's script says goodbye.
  record HangUp() implements Overflow {}

  /// Stays; only for a queue in which nobody is signed in.
  record Stay() implements Overflow {}

  /// Why a contact had to leave a queue unserved.
  enum Why { TIMEOUT, FULL, NO_AGENTS, QUEUE_REMOVED }
}
