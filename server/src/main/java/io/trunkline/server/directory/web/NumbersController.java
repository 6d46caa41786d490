package io.trunkline.server.directory.web;

import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The numbers that lead to the tenant, and the flow that each of them runs. The operator adds and takes them.
@RestController
@RequestMapping("/api/v1/numbers")
@Allow(Role.ADMIN)
class NumbersController {
  record View(long id, String number, String name, @Nullable Long flowId, @Nullable Long trunkId) {
    static View of(NumberConfig number) { return new View(number.id(), number.number().dialable(), number.name(), number.flow(), number.trunk()); }
  }

  /// Null leaves it as it is.
  record Body(@Nullable Long flowId, @Size(max = 100) @Nullable String name) {}

  private final ConfigChanges changes;

  NumbersController(ConfigChanges changes) { this.changes = changes; }

  @Allow(Role.SUPERVISOR)
  @GetMapping Page<View> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(changes.config(actor).numbers().values().stream().map(View::of).toList(), after, limit, View::id);
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}") View get(Actor actor, @PathVariable long id) {
    NumberConfig number = changes.config(actor).numbers().get(id);
    if (number == null) throw Problem.notFound("number");
    return View.of(number);
  }

  @PatchMapping("/{id}") View change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    NumberConfig number = changes.config(actor).numbers().get(id);
    if (number == null) throw Problem.notFound("number");
    Long flow = body.flowId() == null ? number.flow() : body.flowId();
    if (flow != null && !changes.config(actor).flows().containsKey(flow)) {
      throw Problem.invalid("flow-not-published", "calls can only run a published flow", "publish the flow first");
    }
    String name = body.name() == null ? number.name() : body.name();
    return get(actor, changes.change(actor, "number-changed", "number", id, Map.of("number", number.number().dialable(), "flow", String.valueOf(flow)), jdbc -> {
      if (jdbc.sql("update directory.number set flow_id = :flow, name = :name where id = :id").param("flow", flow).param("name", name).param("id", id).update() == 0) throw Problem.notFound("number");
    }));
  }
}
