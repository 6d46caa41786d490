package io.trunkline.server.ivr.web;

import io.trunkline.server.ivr.Flow;
import io.trunkline.server.ivr.FlowVersion;
import io.trunkline.server.ivr.Flows;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.GraphJson;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What callers hear and choose: drafts, versions, publishing.
@RestController
@RequestMapping("/api/v1/flows")
@Allow(Role.ADMIN)
class FlowController {
  private final Flows flows;

  FlowController(Flows flows) { this.flows = flows; }

  /// @param draft a graph; may have dead ends. Null = an empty one
  record Draft(@Nullable String name, @Nullable JsonNode draft) {}

  record Publish(@Nullable String note) {}

  record Published(int version) {}

  @GetMapping Page<Flow> list(Actor actor) { return Page.all(flows.list(actor.tenantId())); }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Flow create(Actor actor, @RequestBody Draft body) {
    return flows.create(actor, name(body), graph(body));
  }

  /// JSON Schema of a graph.
  @GetMapping(path = "/schema", produces = "application/schema+json") Resource schema() { return new ClassPathResource("ivr/flow-schema.json"); }

  @GetMapping("/{id}") Flow get(Actor actor, @PathVariable long id) {
    return flows.find(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("flow"));
  }

  @PutMapping("/{id}") Flow update(Actor actor, @PathVariable long id, @RequestBody Draft body) { return flows.update(actor, id, name(body), graph(body)); }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void delete(Actor actor, @PathVariable long id) { flows.delete(actor, id); }

  @PostMapping("/{id}/publish") Published publish(Actor actor, @PathVariable long id, @RequestBody(required = false) @Nullable Publish body) {
    String note = body == null ? null : body.note();
    if (note != null && note.length() > 500) throw Problem.invalid("note-too-long", "a note has up to 500 characters", "shorten it");
    return new Published(flows.publish(actor, id, note));
  }

  @GetMapping("/{id}/versions") Page<FlowVersion> versions(Actor actor, @PathVariable long id) { return Page.all(flows.versions(actor.tenantId(), id)); }

  @GetMapping("/{id}/versions/{version}") Graph version(Actor actor, @PathVariable long id, @PathVariable int version) {
    return flows.graph(actor.tenantId(), id, version);
  }

  @PostMapping("/{id}/versions/{version}/publish") Published republish(Actor actor, @PathVariable long id, @PathVariable int version) {
    flows.republish(actor, id, version);
    return new Published(version);
  }

  private static String name(Draft body) { return body.name() == null ? "" : body.name().strip(); }

  /// Read leniently: an editor may keep things of its own beside ours, such as where a box stands.
  private static Graph graph(Draft body) {
    if (body.draft() == null || body.draft().isNull()) return new Graph(null, List.of(), null);
    try {
      return GraphJson.read(body.draft().toString());
    } catch (IllegalArgumentException unreadable) {
      throw Problem.invalid("flow-unreadable", String.valueOf(unreadable.getMessage()), "GET /api/v1/flows/schema says what a flow looks like");
    }
  }
}
