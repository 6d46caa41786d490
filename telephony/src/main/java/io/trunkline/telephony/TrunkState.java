package io.trunkline.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a trunk fares.
///
/// @param reachable    one of its addresses answers probes, or its registration stands
/// @param lastProbeAt  null before the first
/// @param callsNow     both directions together
/// @param detail       for people: `10.0.0.5:5060 answers OPTIONS 200`
public record TrunkState(boolean reachable, @Nullable Instant lastProbeAt, int callsNow, String detail) {}
