package io.trunkline.server.switchboard.web;

import java.time.Duration;

/// A token bucket: so many at once, so many a second. Thread-safe; time is given in nanoseconds of one clock.
final class RateBound {
  private final double most;
  private final double perNano;
  private double left;
  private long lastNanos;

  RateBound(int burst, int perSecond, long nowNanos) {
    this.most = burst;
    this.perNano = perSecond / (double) Duration.ofSeconds(1).toNanos();
    this.left = burst;
    this.lastNanos = nowNanos;
  }

  /// Whether one more is within bounds; if so it is counted.
  synchronized boolean takes(long nowNanos) {
    left = Math.min(most, left + (nowNanos - lastNanos) * perNano);
    lastNanos = nowNanos;
    if (left < 1) return false;
    left--;
    return true;
  }
}
