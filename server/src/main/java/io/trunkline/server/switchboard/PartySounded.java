package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.LegStatistics;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a party sounded over the whole call, told when it is over.
///
/// @param mos          mean opinion score of what came from it, 1 to 4.4 ([LegStatistics#mos])
/// @param heardMos     of what it heard, by its own reports; null without any
/// @param lostPercent  of its packets
/// @param roundTripMs  null while unknown
public record PartySounded(TenantId tenant, Instant at, CallId call, CallParty party, double mos, @Nullable Double heardMos, double lostPercent, long jitterMs,
    @Nullable Long roundTripMs) implements Fact {
  static PartySounded of(TenantId tenant, Instant at, CallId call, CallParty party, LegStatistics leg) {
    double lost = 100.0 * leg.lost() / Math.max(1, leg.received() + leg.lost());
    return new PartySounded(tenant, at, call, party, rounded(leg.mos()), leg.remoteMos() == 0 ? null : rounded(leg.remoteMos()), rounded(lost), leg.jitter().toMillis(),
        leg.roundTrip().isZero() ? null : leg.roundTrip().toMillis());
  }

  private static double rounded(double value) { return Math.round(value * 100) / 100.0; }
}
