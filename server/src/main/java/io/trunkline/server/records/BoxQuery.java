package io.trunkline.server.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to look for among missed calls or messages. Null = anything.
///
/// @param queues only of these queues and of what failed before any queue: those of whoever asks
/// @param queue  only of this queue
/// @param done   missed calls: handled; messages: heard
/// @param from   at or after
/// @param to     before
/// @param digits part of the caller's number
public record BoxQuery(
    @Nullable List<Long> queues, @Nullable Long queue, @Nullable Boolean done, @Nullable Instant from, @Nullable Instant to, @Nullable String digits) {
  public static final BoxQuery ANYTHING = new BoxQuery(null, null, null, null, null, null);

  /// All that somebody may see, done or not.
  public static BoxQuery of(@Nullable List<Long> queues, @Nullable Boolean done) { return new BoxQuery(queues, null, done, null, null, null); }

  @Override public String toString() { return "BoxQuery[…]"; }
}
