package io.trunkline.sip.internal;

import io.trunkline.sip.SipCounters;
import java.util.concurrent.atomic.LongAdder;

/// The stack's counts, added to by every thread.
final class Counters {
  final LongAdder received = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder silenced = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder retransmitted = new LongAdder();
  final LongAdder strayResponses = new LongAdder();
  final LongAdder timeouts = new LongAdder();
  final LongAdder transportFailures = new LongAdder();
  final LongAdder banned = new LongAdder();
  final LongAdder bounded = new LongAdder();

  SipCounters snapshot(int transactions, int dialogs, int bannedSources) {
    return new SipCounters(received.sum(), sent.sum(), malformed.sum(), silenced.sum(), rejected.sum(), dropped.sum(), retransmitted.sum(),
        strayResponses.sum(), timeouts.sum(), transportFailures.sum(), transactions, dialogs, banned.sum(), bannedSources, bounded.sum());
  }
}
