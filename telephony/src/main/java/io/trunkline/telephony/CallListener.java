package io.trunkline.telephony;

import java.time.Instant;

/// Hears of everything that happens on calls: on the call's own thread, in order. Must not block.
@FunctionalInterface
public interface CallListener {
  void happened(Call call, Instant at, CallFact fact);
}
