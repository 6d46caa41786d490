package io.trunkline.server.directory.web;

import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Skills that agents have and queues ask for.
@RestController
@RequestMapping("/api/v1/skills")
@Allow(Role.ADMIN)
class SkillsController {
  record Entry(long id, String name) {}

  record Body(@NotBlank @Size(max = 100) String name) {}

  private final ConfigChanges changes;

  SkillsController(ConfigChanges changes) { this.changes = changes; }

  @Allow(Role.SUPERVISOR)
  @GetMapping Page<Entry> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(entries(actor), after, limit, Entry::id);
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}") Entry get(Actor actor, @PathVariable long id) {
    return entries(actor).stream().filter(entry -> entry.id() == id).findFirst().orElseThrow(() -> Problem.notFound("skill"));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Entry add(Actor actor, @Valid @RequestBody Body body) {
    return get(actor, changes.make(actor, "skill-added", "skill", Map.of("name", body.name()), jdbc -> jdbc
        .sql("insert into directory.skill (tenant_id, name) values (platform.tenant(), ?) returning id").param(body.name()).query(Long.class).single()));
  }

  @PutMapping("/{id}") Entry change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    return get(actor, changes.change(actor, "skill-changed", "skill", id, Map.of("name", body.name()), jdbc -> {
      if (jdbc.sql("update directory.skill set name = ? where id = ?").params(body.name(), id).update() == 0) throw Problem.notFound("skill");
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    changes.change(actor, "skill-removed", "skill", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.skill where id = ?").param(id).update() == 0) throw Problem.notFound("skill");
    });
  }

  private List<Entry> entries(Actor actor) {
    return changes.config(actor).skills().entrySet().stream().map(entry -> new Entry(entry.getKey().value(), entry.getValue())).toList();
  }
}
