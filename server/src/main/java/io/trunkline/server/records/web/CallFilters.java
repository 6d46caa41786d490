package io.trunkline.server.records.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person remembers of a call, as it stands in an address. All that is given must be true of a call.
record CallFilters(
    @Parameter(description = "id of the call") @Nullable UUID callId,
    @Parameter(description = "started at or after") @Nullable Instant from,
    @Parameter(description = "started before") @Nullable Instant to,
    @Parameter(description = "a number of either side, or two or more digits of it; as people type it") @Nullable String number,
    @Parameter(description = "part of the name or company of a customer; finds the calls with all numbers of those") @Nullable String customer,
    @Parameter(description = "the whole number that was dialled, in its international or service form: +8610…, 4008001000") @Nullable String dialled,
    @Parameter(description = "an agent who talked on the call or dialled it") @Nullable Long agentId,
    @Parameter(description = "an agent by extension; of nobody's extension, calls from or to it") @Nullable String extension,
    @Parameter(description = "a queue that the call passed, whichever served it in the end") @Nullable Long queueId,
    @Parameter(description = "name of the trunk it came over") @Nullable String trunk,
    @Nullable Direction direction,
    @Nullable Outcome outcome,
    @Parameter(description = "who hung up first") CallEnded.@Nullable By endedBy,
    @Parameter(description = "talked at least this long") @Nullable Long minTalkSeconds,
    @Parameter(description = "talked, and at most this long") @Nullable Long maxTalkSeconds,
    @Parameter(description = "waited in queues at least this long") @Nullable Long minWaitSeconds,
    @Parameter(description = "waited in queues at most this long") @Nullable Long maxWaitSeconds,
    @Parameter(description = "true: with a recording; false: without") @Nullable Boolean recording,
    @Parameter(description = "true: with a note or category; false: without") @Nullable Boolean note,
    @Parameter(description = "part of what agents wrote after the call, or of its category") @Nullable String text,
    @Parameter(description = "only the calls that a figure of a report counts, `queue.abandoned`; `from` and `to` are then those of the figure") @Nullable String figure,
    @Parameter(description = "with a figure: of these agents, queues or numbers") @Nullable List<String> subject) {
  @Override public String toString() { return "CallFilters[…]"; }
}
