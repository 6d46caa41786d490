package io.trunkline.kernel;

import java.util.UUID;

/// A work item of any channel that routing matches with an agent. A voice contact carries the UUID of its call.
public record ContactId(UUID value) implements Comparable<ContactId> {
  public static ContactId random() { return new ContactId(Ids.next()); }

  /// @throws IllegalArgumentException when the text is not a UUID
  public static ContactId of(String text) { return new ContactId(UUID.fromString(text)); }

  @Override public int compareTo(ContactId other) { return value.compareTo(other.value); }

  @Override public String toString() { return value.toString(); }
}
