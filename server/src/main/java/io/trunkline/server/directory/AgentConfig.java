package io.trunkline.server.directory;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.SkillId;
import io.trunkline.server.platform.web.Role;
import java.util.List;
import java.util.Optional;

/// A person who can serve contacts. Has the person's number: `AgentId.value == UserId.value`.
///
/// @param login without the tenant's code
public record AgentConfig(AgentId id, String login, String name, Role role, Extension extension, List<SkillLevel> skills, boolean disabled) {
  public AgentConfig {
    skills = List.copyOf(skills);
  }

  /// @param level 1 to 10
  public record SkillLevel(SkillId skill, int level) {}

  public Optional<Integer> level(SkillId skill) {
    for (SkillLevel known : skills) if (known.skill().equals(skill)) return Optional.of(known.level());
    return Optional.empty();
  }
}
