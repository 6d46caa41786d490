package io.trunkline.sip.internal;

import org.jspecify.annotations.Nullable;

/// A timer of one loop's thread. One that is cancelled is never heard of again, even if it was due already.
final class LoopTimer {
  private final LoopTimers.Slot slot;
  private @Nullable Runnable work;   // null: it ran, or was cancelled

  LoopTimer(LoopTimers.Slot slot, Runnable work) {
    this.slot = slot;
    this.work = work;
  }

  void cancel() {
    if (work == null) return;
    work = null;   // the slot keeps the timer, and mustn't keep a call with it
    slot.oneLess();
  }

  static void stop(@Nullable LoopTimer timer) {
    if (timer != null) timer.cancel();
  }

  void runIfDue() {
    Runnable due = work;
    work = null;
    if (due != null) due.run();
  }
}
