package io.trunkline.media;

import java.time.Duration;

/// What a leg's packets went through, since its beginning.
///
/// @param lost            packets that never came, by RFC 3550 §A.3 (duplicates count against it, so it may be below what was really lost)
/// @param late            packets that came more than 60 ms later than the quickest: a listener's jitter buffer would play them no more
/// @param jitter          of what we receive, RFC 3550 §6.4.1
/// @param remoteLost      share of our packets, 0 to 1, that the peer missed lately, by its last RTCP report
/// @param remoteJitter    the peer's view
/// @param roundTrip       by RTCP; zero while unknown
/// @param discarded       packets from wrong addresses, of unknown payload types, or broken
/// @param mos             how well this party can be heard: mean opinion score, 1 (bad) to 4.36 (G.711 with nothing lost, 80 ms from mouth to ear), estimated by the E-model (ITU-T G.107, G.113 Appendix I) from
///                        `lost`, its bursts, `late` and the delay (half of `roundTrip`, 60 ms of buffer and 20 of packet). 0 while fewer than 50 packets have come. A peer that
///                        sends nothing isn't rated worse for it: [MediaListener#silentSince] says so
/// @param remoteMos       how well this party hears us: the same of what it reports by RTCP, its late packets guessed from its jitter. 0 while it has reported nothing
public record LegStatistics(long received, long receivedBytes, long lost, long late, Duration jitter, long sent, long sentBytes, double remoteLost, Duration remoteJitter,
    Duration roundTrip, long discarded, double mos, double remoteMos) {
  public static final LegStatistics NONE = new LegStatistics(0, 0, 0, 0, Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0);
}
