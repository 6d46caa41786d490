package io.trunkline.media.internal;

import java.time.Duration;

/// Counts what comes from one peer (RFC 3550 §A.1, §A.3, §A.8) and tells new packets from duplicates. Starts anew with each SSRC.
final class RtpIn {
  /// Sequence steps that are still one stream.
  private static final int MAX_DROPOUT = 3000;
  /// What a listener's jitter buffer of 60 ms waits for, in samples.
  private static final int BUFFER = 60 * 8;
  /// So many late ones in a row are a way that has become longer, and a buffer would have followed.
  private static final int LATE_IN_A_ROW = 10;

  long received;
  long octets;
  long late;
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
  private int quickest;   // transit of the packet that was under way the shortest; follows clocks that drift
  private int lateInARow;
  private long holes;   // runs of lost packets

  /// False for a duplicate and for what is too late to know.
  boolean accept(RtpPacket packet, long nowNs) {
    int step = (short) (packet.sequence - highest);
    if (!started || packet.ssrc != ssrc || step > MAX_DROPOUT || step < -MAX_DROPOUT) {
      begin(packet);
    } else if (step > 0) {
      if (packet.sequence < highest) cycles += 1 << 16;
      if (step > 1) holes++;
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
    boolean another = lastTransit == 0 || difference >= 8000;   // a jump of a second is a new timeline, not jitter
    lastTransit = transit;
    if (difference < 8000) jitter += (difference - jitter) / 16;
    if (another || transit - quickest < 0 || (transit - quickest > BUFFER && ++lateInARow > LATE_IN_A_ROW)) {
      quickest = transit;
      lateInARow = 0;
    } else if (transit - quickest > BUFFER) {
      late++;
    } else {
      lateInARow = 0;
    }
    if ((received & 15) == 0) quickest++;   // 390 ppm
  }

  private long expected() { return cycles + highest - first + 1; }

  private long streamLost() { return Math.max(0, expected() - inStream); }

  long lost() { return lostBefore + (started ? streamLost() : 0); }

  /// How much longer runs of lost packets are than they'd be by chance (BurstR of G.107); 1 when by chance.
  double burstRatio() {
    long lost = lost();
    return lost == 0 || holes == 0 ? 1 : Math.max(1, (double) lost / holes * received / (received + lost));
  }

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
