package io.trunkline.server.desk.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import java.util.Comparator;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A supervisor's view of the tenant's agents, and the order that changes a state. It never cuts a call: that state then follows it.
@RestController
@RequestMapping("/api/v1/supervision")
@Allow(Role.SUPERVISOR)
class SupervisionController {
  record Watched(DeskSnapshot.Agent agent, DeskSnapshot.State state, DeskSnapshot.Station station) {}

  private final Desks desks;
  private final Acd acd;
  private final Directory directory;

  SupervisionController(Desks desks, Acd acd, Directory directory) {
    this.desks = desks;
    this.acd = acd;
    this.directory = directory;
  }

  @GetMapping("/agents") Page<Watched> agents(Actor actor) {
    TenantId tenant = actor.tenantId();
    return Page.all(directory.config(tenant).agents().values().stream().filter(agent -> !agent.disabled()).map(AgentConfig::id).sorted(Comparator.naturalOrder())
        .map(agent -> watched(tenant, agent)).toList());
  }

  private Watched watched(TenantId tenant, AgentId agent) {
    DeskSnapshot desk = desks.snapshot(tenant, agent);
    return new Watched(desk.agent(), desk.state(), desk.station());
  }

  @PostMapping("/agents/{id}/state") @ResponseStatus(HttpStatus.ACCEPTED) void force(@PathVariable long id, @Valid @RequestBody DeskController.State wanted, Actor actor) {
    TenantConfig tenant = directory.config(actor.tenantId());
    if (id <= 0 || !tenant.agents().containsKey(new AgentId(id))) throw Problem.notFound("agent");
    acd.force(actor.tenantId(), new AgentId(id), DeskController.target(wanted, tenant), actor.name());
  }
}
