package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Callers who call one tenant at a steady rate, each from a number of his own, each saying the same tone.
public final class Traffic implements AutoCloseable {
  private static final AtomicInteger CALLERS = new AtomicInteger(1_000_000);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("traffic").factory());
  private final List<Made> made = new CopyOnWriteArrayList<>();

  /// One call and the number it came from.
  public record Made(String from, PhoneCall call) {
    public boolean wasAnswered() {
      return call.isAnswered();
    }
  }

  private Traffic() {}

  /// Starts `perSecond` calls a second from this carrier's telephone.
  public static Traffic start(Phone carrier, Tenant to, int perSecond, double hz) {
    Traffic traffic = new Traffic();
    var _ = traffic.clock.scheduleAtFixedRate(() -> {
      String from = "0218" + CALLERS.incrementAndGet();
      traffic.made.add(new Made(from, carrier.dial(to.centre().server().sip(), to.number(), from).says(hz)));
    }, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    return traffic;
  }

  /// No further calls; those that were made, whether they still last or not.
  public List<Made> stop() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(10, TimeUnit.SECONDS)) throw new AssertionError("a call is still being made");
    } catch (InterruptedException hurry) {
      throw new AssertionError(hurry);
    }
    return List.copyOf(made);
  }

  /// Waits until each of these calls has ended.
  public static void awaitEnd(List<Made> calls, Duration within) {
    calls.forEach(made -> made.call().awaitEnd(within));
  }

  @Override public void close() {
    clock.shutdownNow();
  }
}
