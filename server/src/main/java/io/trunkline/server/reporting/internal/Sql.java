package io.trunkline.server.reporting.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Moments as the driver wants them.
final class Sql {
  private Sql() {}

  static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
