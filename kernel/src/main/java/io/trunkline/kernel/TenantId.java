package io.trunkline.kernel;

/// An enterprise that rents seats. Every fact, query and command names one.
public record TenantId(long value) implements Comparable<TenantId> {
  public TenantId {
    if (value <= 0) throw new IllegalArgumentException("TenantId must be positive: " + value);
  }

  @Override public int compareTo(TenantId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
