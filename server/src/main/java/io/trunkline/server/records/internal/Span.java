package io.trunkline.server.records.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Time that adds up over several stretches: waiting in queues, ringing at agents.
///
/// @param since when the running stretch began; null while there is none
record Span(@Nullable Instant since, Duration total) {
  static final Span NONE = new Span(null, Duration.ZERO);

  Span begun(Instant at) { return since == null ? new Span(at, total) : this; }

  Span stopped(Instant at) { return new Span(null, totalAt(at)); }

  Duration totalAt(Instant now) { return since == null || now.isBefore(since) ? total : total.plus(Duration.between(since, now)); }
}
