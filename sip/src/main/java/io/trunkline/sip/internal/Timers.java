package io.trunkline.sip.internal;

import java.time.Duration;

/// The spans of RFC 3261 table 4, from T1. T2 and T4 keep their ratio to T1's default, so that a test or a LAN may shorten all at once.
record Timers(Duration t1) {
  Duration t2() { return t1.multipliedBy(8); }

  Duration t4() { return t1.multipliedBy(10); }

  /// 64*T1: how long one waits for a peer (B, F, H) and for its repeats (J, L, M). 32 s by default, which also is timer D.
  Duration patience() { return t1.multipliedBy(64); }

  /// The pause after one of `last`.
  Duration doubled(Duration last, boolean bounded) {
    Duration next = last.multipliedBy(2);
    return bounded && next.compareTo(t2()) > 0 ? t2() : next;
  }
}
