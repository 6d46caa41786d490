package io.trunkline.telephony;

import io.trunkline.sip.Reason;

/// Someone is being rung. Thread-safe.
public interface Attempt {
  Destination destination();

  DialOptions options();

  /// Stops the ringing; the outcome is [DialOutcome.Cancelled], even if an answer crosses this. `reason` goes into the CANCEL: with
  /// [Reason#COMPLETED_ELSEWHERE] the phone shows no missed call.
  void cancel(Reason reason);

  /// For a telephone that answered and is asked for a key: takes the key as pressed, because its owner accepted on the page.
  void accept();
}
