package io.trunkline.server.records;

import io.trunkline.server.switchboard.CallEnded.By;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to look for; all that is said must be true of a call. Null = anything.
///
/// @param from     started at or after
/// @param to       started before
/// @param numbers  one of them stands on either side, as normalised; empty = any
/// @param digits   part of a number of either side
/// @param dialled  the whole number that was dialled
/// @param agent    talked on it, or dialled it
/// @param queue    it passed this queue, whichever served it in the end
/// @param minTalk  talked at least this long; so for the others
/// @param text     part of what agents wrote after the call, or of its category
/// @param behind   a figure counts it
public record CallQuery(
    @Nullable UUID call, @Nullable Instant from, @Nullable Instant to, List<String> numbers, @Nullable String digits, @Nullable String dialled, @Nullable Long agent,
    @Nullable Long queue, @Nullable String trunk, @Nullable Direction direction, @Nullable Outcome outcome, @Nullable By endedBy, @Nullable Duration minTalk,
    @Nullable Duration maxTalk, @Nullable Duration minWait, @Nullable Duration maxWait, @Nullable Boolean recorded, @Nullable Boolean noted, @Nullable String text, @Nullable CallSet behind) {
  public CallQuery {
    numbers = List.copyOf(numbers);
  }

  /// By what is asked for most.
  public CallQuery(
      @Nullable Instant from, @Nullable Instant to, List<String> numbers, @Nullable String digits, @Nullable Long agent, @Nullable Long queue,
      @Nullable Direction direction, @Nullable Outcome outcome) {
    this(null, from, to, numbers, digits, null, agent, queue, null, direction, outcome, null, null, null, null, null, null, null, null, null);
  }

  /// The same, of calls with a recording only.
  public CallQuery withRecording() {
    return new CallQuery(call, from, to, numbers, digits, dialled, agent, queue, trunk, direction, outcome, endedBy, minTalk, maxTalk, minWait, maxWait, true, noted, text, behind);
  }

  /// The calls that a figure counts.
  public static CallQuery of(CallSet figure) {
    return new CallQuery(null, null, null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, figure);
  }

  @Override public String toString() { return "CallQuery[…]"; }
}
