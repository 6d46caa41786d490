package io.trunkline.server.directory.web;

import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Many people's skill levels at once, all or none of them. Each cell says what it was, so that nobody overwrites what somebody else has just set.
@RestController
@RequestMapping("/api/v1/skill-levels")
@Allow(Role.ADMIN)
class SkillLevelsController {
  /// @param from as the page showed it; null = without this skill
  /// @param to   null = take the skill away
  record Cell(long agentId, long skillId, @Min(1) @Max(10) @Nullable Integer from, @Min(1) @Max(10) @Nullable Integer to) {}

  record Body(@NotNull @Size(min = 1, max = 5000) List<@Valid Cell> cells) {}

  private final ConfigChanges changes;

  SkillLevelsController(ConfigChanges changes) { this.changes = changes; }

  @PutMapping @ResponseStatus(HttpStatus.NO_CONTENT) void change(Actor actor, @Valid @RequestBody Body body) {
    changes.change(actor, "skill-levels-changed", "skill-levels", actor.tenantId().value(), Map.of("cells", body.cells().size()), jdbc -> body.cells()
        .forEach(cell -> set(jdbc, cell)));
  }

  private static void set(JdbcClient jdbc, Cell cell) {
    Integer now = jdbc.sql("select level from directory.agent_skill where agent_id = ? and skill_id = ?").params(cell.agentId(), cell.skillId())
        .query(Integer.class).optional().orElse(null);
    if (!Objects.equals(now, cell.from())) throw Problem.conflict("changed-meanwhile", "somebody else changed one of these levels", "reload and look again");
    if (cell.to() == null) {
      jdbc.sql("delete from directory.agent_skill where agent_id = ? and skill_id = ?").params(cell.agentId(), cell.skillId()).update();
    } else {
      jdbc.sql("""
          insert into directory.agent_skill (tenant_id, agent_id, skill_id, level) values (platform.tenant(), :agent, :skill, :level)
          on conflict (tenant_id, agent_id, skill_id) do update set level = :level""")
          .param("agent", cell.agentId()).param("skill", cell.skillId()).param("level", cell.to()).update();
    }
  }
}
