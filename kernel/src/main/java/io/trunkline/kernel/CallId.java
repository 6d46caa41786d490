package io.trunkline.kernel;

import java.util.UUID;

/// A call: from the first INVITE or the click that starts it to the end of its last leg.
public record CallId(UUID value) implements Comparable<CallId> {
  public static CallId random() { return new CallId(Ids.next()); }

  /// @throws IllegalArgumentException when the text is not a UUID
  public static CallId of(String text) { return new CallId(UUID.fromString(text)); }

  @Override public int compareTo(CallId other) { return value.compareTo(other.value); }

  @Override public String toString() { return value.toString(); }
}
