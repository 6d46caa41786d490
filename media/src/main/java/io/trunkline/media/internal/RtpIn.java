package io.trunkline.media.internal;

import java.time.Duration;

/// Counts what comes from one peer (RFC 3550 §A.1, §A.3, §A.8) and tells new packets from duplicates. Starts anew with each SSRC.
final class RtpIn {
  /// Sequence steps that are still one stream.
  private static final int MAX_DROPOUT = 3000;

  long received;
  long octets;
  int ssrc;
  boolean started;

  private int highest;
  private long cycles;
  private int first;
  private long window;   // bit n: the packet `highest - n` came
  private long inStream;
  private long lostBefore;   // in earlier streams
  private long expectedAtReport;
  private long receivedAtReport;
  private int lastTransit;
  private double jitter;

  /// False for a duplicate and for what is too late to know.
  boolean accept(RtpPacket packet, long nowNs) {
    int step = (short) (packet.sequence - highest);
    if (!started || packet.ssrc != ssrc || step > MAX_DROPOUT || step < -MAX_DROPOUT) {
      begin(packet);
    } else if (step > 0) {
      if (packet.sequence < highest) cycles += 1 << 16;
      window = step >= 64 ? 1 : (window << step) | 1;
      highest = packet.sequence;
    } else {
      if (-step >= 64 || (window & (1L << -step)) != 0) return false;
      window |= 1L << -step;
    }
    received++;
    inStream++;
    octets += packet.payloadLength;
    if (!packet.telephoneEvent) measureJitter(packet, nowNs);   // events repeat a timestamp, so they would look late
    return true;
  }

  private void begin(RtpPacket packet) {
    if (started) lostBefore += streamLost();
    started = true;
    ssrc = packet.ssrc;
    first = packet.sequence;
    highest = packet.sequence;
    cycles = 0;
    window = 1;
    inStream = 0;
    expectedAtReport = 0;
    receivedAtReport = 0;
    lastTransit = 0;
  }

  private void measureJitter(RtpPacket packet, long nowNs) {
    int transit = (int) (nowNs / 125_000) - packet.timestamp;
    int difference = lastTransit == 0 ? 0 : Math.abs(transit - lastTransit);
    lastTransit = transit;
    if (difference < 8000) jitter += (difference - jitter) / 16;   // a jump of a second is a new timeline, not jitter
  }

  private long expected() { return cycles + highest - first + 1; }

  private long streamLost() { return Math.max(0, expected() - inStream); }

  long lost() { return lostBefore + (started ? streamLost() : 0); }

  Duration jitter() { return Duration.ofNanos((long) (jitter * 125_000)); }

  int jitterSamples() { return (int) jitter; }

  int extendedHighest() { return (int) (cycles + highest); }

  /// Share lost since the last report, in 1/256 (RFC 3550 §A.3).
  int fractionLost() {
    long expected = expected() - expectedAtReport;
    long got = inStream - receivedAtReport;
    expectedAtReport = expected();
    receivedAtReport = inStream;
    if (expected <= 0 || got >= expected) return 0;
    return (int) Math.min(255, ((expected - got) << 8) / expected);
  }
}
