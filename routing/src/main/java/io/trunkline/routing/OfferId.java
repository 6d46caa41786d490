package io.trunkline.routing;

/// One attempt to give one contact to one agent: the fencing number of a lease, counted per tenant. An answer to an older number is void.
public record OfferId(long value) implements Comparable<OfferId> {
  public OfferId {
    if (value <= 0) throw new IllegalArgumentException("OfferId must be positive: " + value);
  }

  @Override public int compareTo(OfferId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
