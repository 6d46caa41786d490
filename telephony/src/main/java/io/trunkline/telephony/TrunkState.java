package io.trunkline.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a trunk fares.
///
/// @param reachable    one of its addresses answers probes, or its registration stands
/// @param lastProbeAt  null before the first
/// @param since        when it last became reachable or stopped being so; null before the first probe
/// @param callsNow     both directions together
/// @param unanswered   calls out that an address didn't answer at all, since the start
/// @param detail       for people: `10.0.0.5:5060 answers OPTIONS 200`
public record TrunkState(boolean reachable, @Nullable Instant lastProbeAt, @Nullable Instant since, int callsNow, long unanswered, String detail) {}
