package io.trunkline.kernel;

/// Somebody who signs in: an operator's person or a tenant's.
public record UserId(long value) implements Comparable<UserId> {
  public UserId {
    if (value <= 0) throw new IllegalArgumentException("UserId must be positive: " + value);
  }

  @Override public int compareTo(UserId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
