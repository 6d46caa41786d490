package io.trunkline.server.platform.journal;

import java.util.List;

/// Where the journal's facts are told. Called by one thread.
interface Delivery {
  /// Tells them all or none; those told before are passed over.
  /// @throws RuntimeException when none was told: the other side is away, or one of them is refused
  void deliver(List<NumberedFact> facts);

  /// Files a fact that was refused alone, with the reason, so that the others can go on.
  void setAside(NumberedFact fact, String why);

  /// False when the other side is away, so that it isn't the fact's fault.
  boolean answers();
}
