package io.trunkline.media.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.media.internal.io.MediaIo;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Compound RTCP packets.
public final class RtcpTarget implements Target {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Override public List<byte[]> seeds() {
    return List.of("81c8000c00000001e0000000800000000000000000000001000000a0000000070a000001000000010000000a0000000100000001"
        + "81ca000300000001010261620000000081cb000100000001", "82c9000d00000001000000070a000001000000010000000a0000000100000001000000080a000001000000010000000a0000000100000001")
        .stream().map(HexFormat.of()::parseHex).toList();
  }

  @Override public void eat(byte[] input) {
    byte[] data = Arrays.copyOf(input, MediaIo.LONGEST);
    int length = Math.min(input.length, MediaIo.LONGEST);
    Rtcp rtcp = new Rtcp("cname", new byte[1500]);
    rtcp.arrived(data, length, 7, NOON, 1);
    mustHold(rtcp.remoteLost >= 0 && rtcp.remoteLost < 1, "a share");
    mustHold(!rtcp.remoteJitter.isNegative() && !rtcp.roundTrip.isNegative() && rtcp.roundTrip.toSeconds() <= 10, "times");
  }
}
