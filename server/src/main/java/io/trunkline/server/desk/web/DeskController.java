package io.trunkline.server.desk.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.Notes;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.directory.Category;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.DialRules;
import io.trunkline.server.switchboard.SipLogin;
import io.trunkline.server.switchboard.Softphones;
import io.trunkline.server.switchboard.StationChoice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The signed-in person's own desk: state, station, notes. Needs no database.
@RestController
@RequestMapping("/api/v1/desk")
@Allow(Role.AGENT)
class DeskController {
  enum Wanted { READY, NOT_READY, OFFLINE }

  record State(@NotNull Wanted state, @Nullable Long reasonId) {}

  record Station(StationChoice.@NotNull Kind kind, @Nullable @Size(max = 40) String number) {}

  record Written(@Nullable @Size(max = 4_000) String text, @Nullable @Size(max = 100) String category) {}

  private final Desks desks;
  private final Acd acd;
  private final AgentStations stations;
  private final Softphones softphones;
  private final Directory directory;

  DeskController(Desks desks, Acd acd, AgentStations stations, Softphones softphones, Directory directory) {
    this.desks = desks;
    this.acd = acd;
    this.stations = stations;
    this.softphones = softphones;
    this.directory = directory;
  }

  @GetMapping DeskSnapshot desk(Actor actor) { return desks.snapshot(actor.tenantId(), actor.agentId()); }

  @PutMapping("/station") DeskSnapshot.Station station(@Valid @RequestBody Station wanted, Actor actor) {
    TenantId tenant = actor.tenantId();
    AgentId agent = actor.agentId();
    stations.choose(tenant, agent, new StationChoice(wanted.kind(), wanted.kind() == StationChoice.Kind.PHONE ? number(wanted.number(), directory.config(tenant)) : null));
    desks.stationChosen(tenant, agent);
    return desks.snapshot(tenant, agent).station();
  }

  private static Party number(@Nullable String typed, TenantConfig tenant) {
    if (typed == null || typed.isBlank()) throw Problem.invalid("number-needed", "an ordinary telephone needs its number", "type the number");
    Party number;
    try {
      number = DialRules.read(tenant, typed);
    } catch (IllegalArgumentException _) {
      throw Problem.invalid("number-wrong", "this is not a telephone number", "type it as you would dial it");
    }
    if (DialRules.check(tenant, number) instanceof DialRules.Verdict.Denied) {
      throw Problem.invalid("number-not-allowed", "numbers like this one may not be dialled", "ask your administrator to allow its prefix");
    }
    return number;
  }

  @GetMapping("/softphone") SipLogin softphone(Actor actor) { return softphones.issue(actor.tenantId(), actor.agentId()); }

  @PostMapping("/state") @ResponseStatus(HttpStatus.ACCEPTED) void state(@Valid @RequestBody State wanted, Actor actor) {
    acd.ask(actor.tenantId(), actor.agentId(), target(wanted, directory.config(actor.tenantId())));
  }

  static Target target(State wanted, TenantConfig tenant) {
    Long reason = wanted.reasonId();
    if (reason != null && !tenant.reasons().containsKey(reason)) throw Problem.notFound("reason");
    return switch (wanted.state()) {
      case READY -> new Target.Ready();
      case NOT_READY -> new Target.NotReady(Reason.chosen(reason == null ? 0 : reason));
      case OFFLINE -> new Target.Offline();
    };
  }

  @PostMapping("/wrap-up/end") @ResponseStatus(HttpStatus.ACCEPTED) void endWrapUp(Actor actor) { acd.endWrapUp(actor.tenantId(), actor.agentId()); }

  @PutMapping("/calls/{id}/notes") @ResponseStatus(HttpStatus.NO_CONTENT) void notes(@PathVariable UUID id, @Valid @RequestBody Written written, Actor actor) {
    CallId call = new CallId(id);
    Map<Long, Category> known = directory.config(actor.tenantId()).categories();
    if (written.category() != null && !known.isEmpty() && known.values().stream().noneMatch(each -> each.name().equals(written.category())))
      throw Problem.invalid("category-unknown", "there is no such category", "choose one of the list");
    if (desks.snapshot(actor.tenantId(), actor.agentId()).calls().stream().noneMatch(own -> own.id().equals(id.toString()))) throw Problem.notFound("call");
    acd.note(actor.tenantId(), actor.agentId(), call, new Notes(written.text(), written.category()));
    desks.notesChanged(actor.tenantId(), call);
  }
}
