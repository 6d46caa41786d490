package io.trunkline.media.internal;

import java.time.Duration;

/// What a leg's counts say about how it sounds, as mean opinion scores of the [EModel]. Pure.
final class Quality {
  /// A second: less says nothing.
  private static final int FEWEST = 50;
  /// A jitter buffer and the packet itself, beside the way.
  private static final Duration BUFFER = Duration.ofMillis(60);
  private static final Duration DEVICE = BUFFER.plusMillis(20);

  private Quality() {}

  /// Of what came from the peer; 0 while that is too little.
  static double received(RtpIn in, Duration roundTrip) {
    if (in.received < FEWEST) return 0;
    double lost = (double) (in.lost() + in.late) / (in.received + in.lost());
    return mos(lost, in.burstRatio(), roundTrip);
  }

  /// Of what the peer says that came from us; 0 while it has said nothing. Of its jitter only the mean is known. Delays that fall off exponentially have this mean
  /// difference, and so many of them are longer than the buffer.
  static double reported(Rtcp rtcp) {
    if (!rtcp.hasReported()) return 0;
    double jitter = rtcp.remoteJitter.toNanos();
    double late = jitter == 0 ? 0 : Math.exp(-BUFFER.toNanos() / jitter);
    return mos(Math.min(1, rtcp.remoteLostSoFar() + late), 1, rtcp.roundTrip);
  }

  private static double mos(double lost, double burstRatio, Duration roundTrip) {
    return EModel.mos(EModel.rating(lost, burstRatio, roundTrip.dividedBy(2).plus(DEVICE)));
  }
}
