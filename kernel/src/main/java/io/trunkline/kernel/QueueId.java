package io.trunkline.kernel;

/// A place where contacts wait, within one tenant.
public record QueueId(long value) implements Comparable<QueueId> {
  public QueueId {
    if (value <= 0) throw new IllegalArgumentException("QueueId must be positive: " + value);
  }

  @Override public int compareTo(QueueId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
