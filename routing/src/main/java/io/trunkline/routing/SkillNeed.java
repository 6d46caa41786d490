package io.trunkline.routing;

import io.trunkline.kernel.SkillId;

/// A skill that an agent must have, at this level (1 to 10) or above.
public record SkillNeed(SkillId skill, int minLevel) implements Comparable<SkillNeed> {
  public SkillNeed {
    Limits.within("minLevel", minLevel, 1, Limits.HIGHEST_SKILL_LEVEL);
  }

  @Override public int compareTo(SkillNeed other) {
    int bySkill = skill.compareTo(other.skill);
    return bySkill != 0 ? bySkill : Integer.compare(minLevel, other.minLevel);
  }
}
