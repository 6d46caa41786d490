package io.trunkline.kernel;

/// What a contact needs and an agent has, within one tenant.
public record SkillId(long value) implements Comparable<SkillId> {
  public SkillId {
    if (value <= 0) throw new IllegalArgumentException("SkillId must be positive: " + value);
  }

  @Override public int compareTo(SkillId other) { return Long.compare(value, other.value); }

  @Override public String toString() { return Long.toString(value); }
}
