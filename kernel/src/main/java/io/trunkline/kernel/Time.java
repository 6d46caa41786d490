package io.trunkline.kernel;

import java.time.Duration;
import java.time.Instant;

/// The one way to learn the time and to wait. Logic takes an `Instant now`; whoever calls it asks here.
/// [SystemTime] reads the machine's clock; [ManualTime] moves when a test or a replay says so.
public interface Time {
  Instant now();

  /// Nanoseconds of a monotonic clock with an arbitrary origin: for spans only.
  long nanos();

  /// Runs `work` once, `delay` from now, on a thread of this clock. The work must not block; what it throws is logged.
  /// A delay of zero or less runs it at once, still on the clock's thread.
  Timer after(Duration delay, Runnable work);

  /// Something that will happen. Cancelling one that ran or was cancelled does nothing.
  interface Timer {
    void cancel();
  }
}
