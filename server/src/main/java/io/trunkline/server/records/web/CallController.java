package io.trunkline.server.records.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.CallDetail;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Records;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
  private static final int MOST_COUNTED = 10_000;

  private final Records records;
  private final Queries queries;

  CallController(Records records, Queries queries) {
    this.records = records;
    this.queries = queries;
  }

  @Operation(summary = "Calls of which all that is given is true, newest first; `next` goes on where the page ended")
  @GetMapping Page<CallRow> search(
      Actor actor, @ParameterObject CallFilters filters, @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
    return records.search(actor.tenantId(), queries.of(actor, filters), after, Page.limit(limit));
  }

  @Operation(summary = "How many calls a search finds; counted up to 10,000")
  @GetMapping("/count") Count count(Actor actor, @ParameterObject CallFilters filters) {
    long found = records.count(actor.tenantId(), queries.of(actor, filters), MOST_COUNTED + 1);
    return new Count(Math.min(found, MOST_COUNTED), found > MOST_COUNTED);
  }

  /// @param more there are more than `calls`
  record Count(long calls, boolean more) {}

  @GetMapping("/{id}") CallDetail call(Actor actor, @PathVariable UUID id) {
    return records.call(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("call"));
  }
}
