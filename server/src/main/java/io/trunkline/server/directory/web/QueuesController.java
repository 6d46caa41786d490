package io.trunkline.server.directory.web;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.directory.internal.QueueWriter;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Id;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
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

/// Queues with their members, needs and overflow. PUT replaces all of it.
@RestController
@RequestMapping("/api/v1/queues")
@Allow(Role.ADMIN)
class QueuesController {
  private final ConfigChanges changes;
  private final QueueWriter writer;

  QueuesController(ConfigChanges changes, QueueWriter writer) {
    this.changes = changes;
    this.writer = writer;
  }

  @Allow(Role.AGENT)
  @GetMapping Page<QueueView> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(changes.config(actor).queues().values().stream().map(QueueView::of).toList(), after, limit, QueueView::id);
  }

  @Allow(Role.AGENT)
  @GetMapping("/{id}") QueueView get(Actor actor, @PathVariable long id) {
    QueueConfig queue = changes.config(actor).queues().get(Id.of(id, QueueId::new, "queue"));
    if (queue == null) throw Problem.notFound("queue");
    return QueueView.of(queue);
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) QueueView add(Actor actor, @Valid @RequestBody QueueView body) {
    return get(actor, changes.make(actor, "queue-added", "queue", Map.of("name", body.name()), jdbc -> writer.add(jdbc, body.columns(), body.skillRows(), body.memberRows())));
  }

  @PutMapping("/{id}") QueueView change(Actor actor, @PathVariable long id, @Valid @RequestBody QueueView body) {
    Id.of(id, QueueId::new, "queue");
    return get(actor, changes.change(actor, "queue-changed", "queue", id, Map.of("name", body.name(), "members", body.memberRows().size()), jdbc -> {
      writer.change(jdbc, id, body.columns(), body.skillRows(), body.memberRows());
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    QueueId queue = Id.of(id, QueueId::new, "queue");
    boolean named = changes.config(actor).flows().values().stream().anyMatch(flow -> flow.graph().matches("(?s).*\"queueId\"\\s*:\\s*" + queue + "\\b.*"));
    if (named) throw Problem.conflict("in-use", "a published flow sends callers to this queue", "publish the flow without it first");
    changes.change(actor, "queue-removed", "queue", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.queue where id = ?").param(id).update() == 0) throw Problem.notFound("queue");
    });
  }

}
