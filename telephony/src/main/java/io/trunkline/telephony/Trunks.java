package io.trunkline.telephony;

import java.util.Collection;
import java.util.Optional;

/// The carriers' lines. Thread-safe.
public interface Trunks {
  /// Adds a trunk, or changes the one with the same id; calls that are up stay.
  void put(TrunkConfig trunk);

  void remove(long id);

  Collection<TrunkConfig> all();

  Optional<TrunkState> state(long id);
}
