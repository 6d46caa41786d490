package io.trunkline.sip.internal;

import io.trunkline.kernel.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The timers of one loop, gathered by slots of 20 ms: a call starts a dozen and cancels most, while asking the clock, which belongs to another thread, and being woken by it cost more than the
/// work itself. So the clock is asked once for each slot. A timer runs up to 20 ms late, never early; those of one slot run in the order of their making. On the loop's thread only.
final class LoopTimers {
  private static final long SLOT_NS = 20_000_000;

  private final Time time;
  private final Consumer<Runnable> onLoop;
  private final Consumer<Runnable> guarded;
  private final Map<Long, Slot> slots = new HashMap<>();   // a call's longest wait is an hour, most are 32 s: some thousand at most

  /// @param onLoop  runs what is given on the loop; it is called on the clock's thread
  /// @param guarded runs what is given here and now, so that one's failure isn't the others'
  LoopTimers(Time time, Consumer<Runnable> onLoop, Consumer<Runnable> guarded) {
    this.time = time;
    this.onLoop = onLoop;
    this.guarded = guarded;
  }

  LoopTimer after(Duration delay, Runnable work) {
    long now = time.nanos();
    long number = Math.ceilDiv(now + Math.max(0, delay.toNanos()), SLOT_NS);
    Slot slot = slots.get(number);
    if (slot == null) {
      slot = new Slot(number, number * SLOT_NS - now);
      slots.put(number, slot);
    }
    return slot.add(work);
  }

  final class Slot {
    private final long number;
    private final List<LoopTimer> timers = new ArrayList<>(2);
    private final Time.Timer clock;
    private int left;

    private Slot(long number, long delayNs) {
      this.number = number;
      this.clock = time.after(Duration.ofNanos(delayNs), () -> onLoop.accept(this::run));
    }

    private LoopTimer add(Runnable work) {
      LoopTimer timer = new LoopTimer(this, work);
      timers.add(timer);
      left++;
      return timer;
    }

    void oneLess() {
      if (--left > 0) return;
      slots.remove(number, this);
      clock.cancel();
    }

    private void run() {
      slots.remove(number, this);
      for (LoopTimer timer : timers) guarded.accept(timer::runIfDue);
    }
  }
}
