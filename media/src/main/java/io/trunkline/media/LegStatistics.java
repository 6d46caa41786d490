package io.trunkline.media;

import java.time.Duration;

/// What a leg's packets went through.
///
/// @param lost            packets that never came, by RFC 3550 §A.3 (duplicates count against it, so it may be below what was really lost)
/// @param jitter          of what we receive, RFC 3550 §6.4.1
/// @param remoteLost      share of our packets, 0 to 1, that the peer missed lately, by its last RTCP report
/// @param remoteJitter    the peer's view
/// @param roundTrip       by RTCP; zero while unknown
/// @param discarded       packets from wrong addresses, of unknown payload types, or broken
public record LegStatistics(long received, long receivedBytes, long lost, Duration jitter, long sent, long sentBytes, double remoteLost, Duration remoteJitter,
    Duration roundTrip, long discarded) {
  public static final LegStatistics NONE = new LegStatistics(0, 0, 0, Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0);
}
