package io.trunkline.server.platform.journal;

import java.util.List;

/// Where the journal's facts are told. Called by one thread.
interface Delivery {
  /// Tells them all or none; those told before are passed over.
  /// @throws RuntimeException when none was told: the other side is away, or one of them is refused
  void deliver(List<NumberedFact> facts);

  /// Files a fact that was refused alone, with the reason, so that the others can go on.
  /// @throws IllegalArgumentException when it can't be stored at all, whoever tries
  void setAside(NumberedFact fact, String why);

  /// True when the failure says nothing about the facts: a lost connection, a full disk, a lock. The same facts are told again later.
  boolean isPassing(RuntimeException failure);

  /// False when the other side is away, so that it isn't the fact's fault.
  boolean answers();
}
