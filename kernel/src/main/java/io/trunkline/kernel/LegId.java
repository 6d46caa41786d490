package io.trunkline.kernel;

import java.util.UUID;

/// One party's part of a call; immutable from before the first packet, and also the id of what is recorded from it.
public record LegId(UUID value) implements Comparable<LegId> {
  public static LegId random() { return new LegId(Ids.next()); }

  /// @throws IllegalArgumentException when the text is not a UUID
  public static LegId of(String text) { return new LegId(UUID.fromString(text)); }

  @Override public int compareTo(LegId other) { return value.compareTo(other.value); }

  @Override public String toString() { return value.toString(); }
}
