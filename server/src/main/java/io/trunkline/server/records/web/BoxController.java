package io.trunkline.server.records.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.kernel.AgentId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.BoxQuery;
import io.trunkline.server.records.MissedCall;
import io.trunkline.server.records.Records;
import io.trunkline.server.records.Voicemail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Callers who reached nobody, and what they said. An agent sees missed calls of the queues that he serves.
@RestController
@RequestMapping("/api/v1")
@Allow(Role.AGENT)
class BoxController {
  private final Records records;
  private final Directory directory;

  BoxController(Records records, Directory directory) {
    this.records = records;
    this.directory = directory;
  }

  @GetMapping("/missed-calls") Page<MissedCall> missed(
      Actor actor,
      @RequestParam(required = false) @Nullable Boolean handled,
      @ParameterObject BoxFilters filters,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return records.missed(actor.tenantId(), filters.query(queues(actor), handled), after, Page.limit(limit));
  }

  @PostMapping("/missed-calls/{callId}/handled") @ResponseStatus(HttpStatus.NO_CONTENT) void handled(Actor actor, @PathVariable UUID callId) {
    if (!records.handled(actor.tenantId(), callId, actor.name())) throw Problem.notFound("missed call");
  }

  @DeleteMapping("/missed-calls/{callId}/handled") @ResponseStatus(HttpStatus.NO_CONTENT) void open(Actor actor, @PathVariable UUID callId) {
    if (!records.open(actor.tenantId(), callId)) throw Problem.notFound("missed call");
  }

  @GetMapping("/voicemails") Page<Voicemail> voicemails(
      Actor actor,
      @RequestParam(required = false) @Nullable Boolean heard,
      @ParameterObject BoxFilters filters,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return records.voicemails(actor.tenantId(), filters.query(null, heard), after, Page.limit(limit));
  }

  record BoxFilters(
      @Nullable Long queueId,
      @Parameter(description = "at or after") @Nullable Instant from,
      @Parameter(description = "before") @Nullable Instant to,
      @Parameter(description = "the caller's number or two or more digits of it") @Nullable String number) {
    BoxQuery query(@Nullable List<Long> queues, @Nullable Boolean done) { return new BoxQuery(queues, queueId, done, from, to, Queries.digits(number)); }

    @Override public String toString() { return "BoxFilters[…]"; }
  }

  @PatchMapping("/voicemails/{id}") Voicemail heard(Actor actor, @PathVariable UUID id, @RequestBody Heard body) {
    return records.heard(actor.tenantId(), id, body.heard(), actor.name()).orElseThrow(() -> Problem.notFound("voicemail"));
  }

  /// @param heard false marks it as new again
  record Heard(boolean heard) {}

  /// The queues whose missed calls concern whoever asks; null = all.
  private @Nullable List<Long> queues(Actor actor) {
    if (actor.role() != Role.AGENT) return null;
    AgentId agent = actor.agentId();
    List<Long> own = new ArrayList<>();
    for (QueueConfig queue : directory.config(actor.tenantId()).queues().values()) {
      if (queue.members().stream().anyMatch(member -> member.agent().equals(agent))) own.add(queue.id().value());
    }
    return own;
  }
}
