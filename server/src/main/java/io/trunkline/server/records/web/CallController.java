package io.trunkline.server.records.web;

import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.CallDetail;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.CallSet;
import io.trunkline.server.records.Figures;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.records.Records;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Call records. An agent finds the own calls; supervisors and administrators find all, and the calls behind a report's figure.
@RestController
@RequestMapping("/api/v1/calls")
@Allow(Role.AGENT)
class CallController {
  private static final Pattern NOISE = Pattern.compile("[\\s().-]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,16}");

  private final Records records;
  private final ObjectProvider<Figures> figures;

  CallController(Records records, ObjectProvider<Figures> figures) {
    this.records = records;
    this.figures = figures;
  }

  @GetMapping Page<CallRow> search(
      Actor actor,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(required = false) @Nullable Long agentId,
      @RequestParam(required = false) @Nullable Long queueId,
      @RequestParam(required = false) @Nullable Direction direction,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(required = false) @Nullable String figure,
      @RequestParam(required = false) @Nullable List<String> subject,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Long agent = actor.role() == Role.AGENT ? Long.valueOf(actor.agentId().value()) : agentId;
    CallQuery query = figure == null ? new CallQuery(from, to, List.of(), digits(number), agent, queueId, direction, outcome)
        : new CallQuery(null, null, List.of(), digits(number), agent, queueId, direction, outcome, behind(actor, figure, subject, from, to));
    return records.search(actor.tenantId(), query, after, Page.limit(limit));
  }

  @GetMapping("/{id}") CallDetail call(Actor actor, @PathVariable UUID id) {
    return records.call(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("call"));
  }

  /// With a figure, `from` and `to` are those of the figure: a call may have begun before it came into a queue.
  private CallSet behind(Actor actor, String figure, @Nullable List<String> subjects, @Nullable Instant from, @Nullable Instant to) {
    if (!actor.role().covers(Role.SUPERVISOR)) throw new Problem(403, "not-allowed", "reports are for supervisors", "ask a supervisor");
    return figures.getObject().behind(actor.tenantId(), figure, subjects == null ? List.of() : subjects, from, to);
  }

  /// Numbers are found by their end, so that 138…, 0138… and +86138… find the same.
  private static @Nullable String digits(@Nullable String number) {
    if (number == null || number.isBlank()) return null;
    String plain = NOISE.matcher(number).replaceAll("");
    if (!NUMBER.matcher(plain).matches()) throw Problem.invalid("number-invalid", "that isn't a number", "type at least two digits of it");
    return plain.startsWith("0") && plain.length() > 4 ? plain.substring(1) : plain;
  }
}
