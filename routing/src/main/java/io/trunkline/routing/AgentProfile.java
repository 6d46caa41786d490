package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import java.util.Comparator;
import java.util.List;

/// What routing knows of an agent: skills by level, and queues with the agent's priority in each (1 is asked first).
/// Both lists are kept in the order of their ids; a second entry for one id is refused.
public record AgentProfile(AgentId id, List<SkillLevel> skills, List<Membership> queues) {
  /// A skill and how well it is had, 1 to 10.
  public record SkillLevel(SkillId skill, int level) {
    public SkillLevel {
      Limits.within("level", level, 1, Limits.HIGHEST_SKILL_LEVEL);
    }
  }

  /// A queue that the agent serves; lower `priority` is asked first.
  public record Membership(QueueId queue, int priority) {
    public Membership {
      Limits.within("priority", priority, 1, Limits.LAST_AGENT_PRIORITY);
    }
  }

  public AgentProfile {
    skills = skills.stream().sorted(Comparator.comparing(SkillLevel::skill)).toList();
    queues = queues.stream().sorted(Comparator.comparing(Membership::queue)).toList();
    Limits.within("skills", skills.size(), 0, Limits.SKILLS_PER_AGENT);
    Limits.within("queues", queues.size(), 0, Limits.QUEUES_PER_AGENT);
    if (skills.stream().map(SkillLevel::skill).distinct().count() < skills.size()) throw new IllegalArgumentException("a skill stands twice");
    if (queues.stream().map(Membership::queue).distinct().count() < queues.size()) throw new IllegalArgumentException("a queue stands twice");
  }

  /// Whether every need is met.
  public boolean meets(List<SkillNeed> needs) {
    for (SkillNeed need : needs) if (level(need.skill()) < need.minLevel()) return false;
    return true;
  }

  private int level(SkillId skill) {
    for (SkillLevel have : skills) if (have.skill().equals(skill)) return have.level();
    return 0;
  }
}
