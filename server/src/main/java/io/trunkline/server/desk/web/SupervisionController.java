package io.trunkline.server.desk.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.desk.BoardView;
import io.trunkline.server.desk.Boards;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.desk.internal.SupervisorControl;
import io.trunkline.server.desk.internal.SupervisorControl.Supervisor;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.telephony.Conversation.Supervision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A supervisor's view of the tenant's agents, and the orders: standing beside a talk, ending it, changing a state. A state never cuts a call, it follows it.
@RestController
@RequestMapping("/api/v1/supervision")
@Allow(Role.SUPERVISOR)
class SupervisionController {
  record Watched(DeskSnapshot.Agent agent, DeskSnapshot.State state, DeskSnapshot.Station station) {}

  record Join(@Positive long agentId, @NotNull Supervision mode) {}

  record Mode(@NotNull Supervision mode) {}

  private final Boards boards;
  private final Desks desks;
  private final SupervisorControl control;
  private final Directory directory;

  SupervisionController(Boards boards, Desks desks, SupervisorControl control, Directory directory) {
    this.boards = boards;
    this.desks = desks;
    this.control = control;
    this.directory = directory;
  }

  @GetMapping("/board") BoardView board(Actor actor) { return boards.view(actor.tenantId()); }

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
    if (id <= 0) throw Problem.notFound("agent");
    control.forceState(who(actor), new AgentId(id), DeskController.target(wanted, directory.config(actor.tenantId())), wanted.reasonId());
  }

  /// Rings the supervisor's own station; whoever answers there stands beside the agent.
  @PostMapping("/calls/{id}/join") @ResponseStatus(HttpStatus.ACCEPTED) void join(@PathVariable UUID id, @Valid @RequestBody Join wanted, Actor actor) {
    control.join(who(actor), new CallId(id), new AgentId(wanted.agentId()), wanted.mode());
  }

  @PostMapping("/calls/{id}/mode") @ResponseStatus(HttpStatus.NO_CONTENT) void mode(@PathVariable UUID id, @Valid @RequestBody Mode wanted, Actor actor) {
    control.change(who(actor), new CallId(id), wanted.mode());
  }

  @PostMapping("/calls/{id}/leave") @ResponseStatus(HttpStatus.NO_CONTENT) void leave(@PathVariable UUID id, Actor actor) {
    control.leave(who(actor), new CallId(id));
  }

  /// Ends the call for everybody in it.
  @PostMapping("/calls/{id}/force-off") @ResponseStatus(HttpStatus.NO_CONTENT) void forceOff(@PathVariable UUID id, Actor actor) {
    control.forceOff(who(actor), new CallId(id));
  }

  private static Supervisor who(Actor actor) { return new Supervisor(actor.tenantId(), actor.agentId(), actor.name(), actor.address()); }
}
