package io.trunkline.sip.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Our 2xx to an INVITE on its way to its ACK: repeated after T1, then twice as long up to T2, over every transport (RFC 3261 §13.3.1.4), for 64*T1.
final class Confirmation {
  private final Loop loop;
  private final ServerTransaction transaction;
  private final boolean offering;
  private final boolean first;
  private final LoopTimer deadline;
  private @Nullable LoopTimer next;

  Confirmation(Loop loop, ServerTransaction transaction, boolean offering, boolean first, Runnable givenUp) {
    this.loop = loop;
    this.transaction = transaction;
    this.offering = offering;
    this.first = first;
    this.deadline = loop.after(loop.timers.patience(), () -> {
      stop();
      givenUp.run();
    });
    repeatAfter(loop.timers.t1());
  }

  private void repeatAfter(Duration pause) {
    next = loop.after(pause, () -> {
      transaction.repeat();
      repeatAfter(loop.timers.doubled(pause, true));
    });
  }

  long sequence() { return transaction.request().cseq().number(); }

  /// Whether the 2xx carries our offer, so that the ACK carries the answer.
  boolean isOffering() { return offering; }

  /// Whether it is the 2xx that made the dialog.
  boolean isFirst() { return first; }

  void stop() {
    deadline.cancel();
    LoopTimer.stop(next);
  }
}
