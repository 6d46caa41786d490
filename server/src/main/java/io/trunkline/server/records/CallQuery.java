package io.trunkline.server.records;

import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to look for; null = anything.
///
/// @param from    started at or after
/// @param to      started before
/// @param numbers of either side, as normalised; empty = any
/// @param digits  end of a number of either side
/// @param agent   took part
/// @param behind  only the calls that a figure counts
public record CallQuery(
    @Nullable Instant from, @Nullable Instant to, List<String> numbers, @Nullable String digits, @Nullable Long agent, @Nullable Long queue,
    @Nullable Direction direction, @Nullable Outcome outcome, @Nullable CallSet behind) {
  public CallQuery(
      @Nullable Instant from, @Nullable Instant to, List<String> numbers, @Nullable String digits, @Nullable Long agent, @Nullable Long queue,
      @Nullable Direction direction, @Nullable Outcome outcome) {
    this(from, to, numbers, digits, agent, queue, direction, outcome, null);
  }
}
