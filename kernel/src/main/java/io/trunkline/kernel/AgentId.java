package io.trunkline.kernel;

/// A person who serves contacts, within one tenant.
public record AgentId(long value) implements Comparable<AgentId> {
  public AgentId {
    if (value <= 0) throw new IllegalArgumentException("AgentId must be positive: " + value);
  }

  @Override public int compareTo(AgentId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
