package io.trunkline.telephony;

import java.time.Duration;

/// Rings someone and waits for what comes of it, on the call's thread.
record Dialling(LiveCall call) {
  private static final Duration BEYOND = Duration.ofMinutes(5);   // the attempt ends by its own deadlines long before

  DialOutcome dialAndWait(Destination destination, DialOptions options) {
    DialRun run = call.dial(destination, options);
    return call.await(options.ring().plus(BEYOND), mail -> mail instanceof Mail.DialDone done && done.run() == run ? call.settled(done) : null,
        DialOutcome.Cancelled.INSTANCE);
  }
}
