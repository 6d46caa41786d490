package io.trunkline.telephony;

import java.time.Duration;

/// Rings someone and waits for what comes of it, on the call's thread.
record Dialling(LiveCall call) {
  private static final Duration BEYOND = Duration.ofMinutes(5);   // the attempt ends by its own deadlines long before

  DialOutcome dialAndWait(Destination destination, DialOptions options) {
    DialRun run = call.dial(destination, options);
    return call.await(options.ring().plus(BEYOND), mail -> switch (mail) {
      case Mail.DialDone done when done.run() == run -> call.settled(done);
      case Mail.DialSounds(DialRun by, SipLeg leg) when by == run -> {
        call.hears(leg);   // "the number you have dialled …" comes before any answer
        yield null;
      }
      default -> null;
    }, DialOutcome.Cancelled.INSTANCE);
  }
}
