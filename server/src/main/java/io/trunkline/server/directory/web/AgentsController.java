package io.trunkline.server.directory.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.internal.AgentWriter;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.identity.People;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Id;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
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

/// A tenant's people as those who serve contacts: login, role, extension, skills, queues. PUT replaces all of it.
@RestController
@RequestMapping("/api/v1/agents")
@Allow(Role.ADMIN)
class AgentsController {
  record Skill(long skillId, @Min(1) @Max(10) int level) {}

  record Membership(long queueId, @Min(1) @Max(100) int priority) {}

  record Agent(long id, String login, String name, Role role, String extension, List<Skill> skills, List<Membership> queues, boolean disabled) {}

  /// @param password shown this once
  record Made(long id, String login, String name, Role role, String extension, List<Skill> skills, List<Membership> queues, boolean disabled,
      String password) {}

  record Password(String password) {}

  record Body(
      @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,49}", message = "small letters, digits, dot, dash, underscore") String login,
      @NotBlank @Size(max = 100) String name,
      @NotNull Role role,
      @NotBlank @Pattern(regexp = "[0-9]{2,8}", message = "2 to 8 digits") String extension,
      @Size(max = 200) @Nullable List<@Valid Skill> skills,
      @Size(max = 1000) @Nullable List<@Valid Membership> queues,
      boolean disabled) {
    Map<Long, Integer> skillRows() {
      Map<Long, Integer> rows = new HashMap<>();
      if (skills != null) for (Skill skill : skills) rows.put(skill.skillId(), skill.level());
      return rows;
    }

    Map<Long, Integer> queueRows() {
      Map<Long, Integer> rows = new HashMap<>();
      if (queues != null) for (Membership queue : queues) rows.put(queue.queueId(), queue.priority());
      return rows;
    }

    Role tenantRole() {
      if (role == Role.OPERATOR) throw Problem.invalid("role-of-operator", "a tenant's person can't be operator", "choose AGENT, SUPERVISOR or ADMIN");
      return role;
    }
  }

  private final ConfigChanges changes;
  private final AgentWriter writer;
  private final People people;
  private final Sessions sessions;

  AgentsController(ConfigChanges changes, AgentWriter writer, People people, Sessions sessions) {
    this.changes = changes;
    this.writer = writer;
    this.people = people;
    this.sessions = sessions;
  }

  @Allow(Role.AGENT)
  @GetMapping Page<Agent> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    TenantConfig config = changes.config(actor);
    return Page.slice(config.agents().values().stream().map(agent -> view(config, agent)).toList(), after, limit, Agent::id);
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}") Agent get(Actor actor, @PathVariable long id) {
    TenantConfig config = changes.config(actor);
    AgentConfig agent = config.agents().get(Id.of(id, AgentId::new, "agent"));
    if (agent == null) throw Problem.notFound("agent");
    return view(config, agent);
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Made add(Actor actor, @Valid @RequestBody Body body) {
    String[] password = new String[1];
    long id = changes.make(actor, "agent-added", "agent", Map.of("login", body.login(), "role", body.role()), jdbc -> {
      People.Made made = people.add(jdbc, body.login(), body.name(), body.tenantRole());
      password[0] = made.password();
      writer.add(jdbc, made.id().value(), body.extension(), body.skillRows(), body.queueRows());
      return made.id().value();
    });
    Agent agent = get(actor, id);
    return new Made(agent.id(), agent.login(), agent.name(), agent.role(), agent.extension(), agent.skills(), agent.queues(), agent.disabled(), password[0]);
  }

  @PutMapping("/{id}") Agent change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    UserId user = Id.of(id, UserId::new, "agent");
    boolean[] leaves = new boolean[1];
    changes.change(actor, "agent-changed", "agent", id, Map.of("login", body.login(), "role", body.role(), "disabled", body.disabled()), jdbc -> {
      leaves[0] = people.change(jdbc, user, body.login(), body.name(), body.tenantRole(), body.disabled());
      writer.change(jdbc, id, body.extension(), body.skillRows(), body.queueRows());
    });
    if (leaves[0]) sessions.endAll(actor.tenantId(), user, null);
    return get(actor, id);
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    UserId user = Id.of(id, UserId::new, "agent");
    changes.change(actor, "agent-removed", "agent", id, Map.of(), jdbc -> people.remove(jdbc, user));
    sessions.endAll(actor.tenantId(), user, null);
  }

  @PostMapping("/{id}/password") Password password(Actor actor, @PathVariable long id) {
    TenantId tenant = actor.tenantId();
    UserId user = Id.of(id, UserId::new, "agent");
    String[] password = new String[1];
    changes.note(actor, "password-reset", "person", Map.of(), jdbc -> {
      password[0] = people.resetPassword(jdbc, tenant, user);
      return id;
    });
    return new Password(password[0]);
  }

  private static Agent view(TenantConfig config, AgentConfig agent) {
    List<Membership> queues = config.queues().values().stream().flatMap(queue -> queue.members().stream().filter(member -> member.agent().equals(agent.id()))
        .map(member -> new Membership(queue.id().value(), member.priority()))).toList();
    List<Skill> skills = agent.skills().stream().map(level -> new Skill(level.skill().value(), level.level())).toList();
    return new Agent(agent.id().value(), agent.login(), agent.name(), agent.role(), agent.extension().value(), skills, queues, agent.disabled());
  }
}
