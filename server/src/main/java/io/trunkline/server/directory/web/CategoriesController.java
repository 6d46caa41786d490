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

/// What calls are about: agents choose one of these while they wrap up. None made: they write freely.
@RestController
@RequestMapping("/api/v1/categories")
@Allow(Role.ADMIN)
class CategoriesController {
  record Entry(long id, String name) {}

  record Body(@NotBlank @Size(max = 100) String name) {}

  private final ConfigChanges changes;

  CategoriesController(ConfigChanges changes) { this.changes = changes; }

  @Allow(Role.AGENT)
  @GetMapping Page<Entry> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(entries(actor), after, limit, Entry::id);
  }

  @Allow(Role.AGENT)
  @GetMapping("/{id}") Entry get(Actor actor, @PathVariable long id) {
    return entries(actor).stream().filter(entry -> entry.id() == id).findFirst().orElseThrow(() -> Problem.notFound("category"));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Entry add(Actor actor, @Valid @RequestBody Body body) {
    return get(actor, changes.make(actor, "category-added", "category", Map.of("name", body.name()), jdbc -> jdbc
        .sql("insert into directory.category (tenant_id, name) values (platform.tenant(), ?) returning id").param(body.name()).query(Long.class).single()));
  }

  @PutMapping("/{id}") Entry change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    return get(actor, changes.change(actor, "category-changed", "category", id, Map.of("name", body.name()), jdbc -> {
      if (jdbc.sql("update directory.category set name = ? where id = ?").params(body.name(), id).update() == 0) throw Problem.notFound("category");
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    changes.change(actor, "category-removed", "category", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.category where id = ?").param(id).update() == 0) throw Problem.notFound("category");
    });
  }

  private List<Entry> entries(Actor actor) {
    return changes.config(actor).categories().values().stream().map(category -> new Entry(category.id(), category.name())).toList();
  }
}
