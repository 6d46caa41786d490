package io.trunkline.media;

import io.trunkline.kernel.LegId;
import org.jspecify.annotations.Nullable;

/// @param near  a leg whose loop the new one should share, so that their bridge needs no ring; null for the least loaded loop
public record LegSpec(LegId id, LegKind kind, @Nullable MediaLeg near) {
  public static LegSpec rtp(LegId id) { return new LegSpec(id, LegKind.RTP, null); }

  public static LegSpec webRtc(LegId id) { return new LegSpec(id, LegKind.WEBRTC, null); }

  public LegSpec near(MediaLeg other) { return new LegSpec(id, kind, other); }
}
