package io.trunkline.acceptance.kit;

import io.trunkline.kernel.SystemTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// For what the product promises "within seconds" and tells only to those who ask: records, recordings.
public final class Eventually {
  private static final long PAUSE_MS = 200;

  private Eventually() {}

  /// Asks until the answer is good, and returns it. Fails with the last answer.
  public static <T> T get(Supplier<T> ask, Predicate<T> good, Duration within, String what) {
    long deadline = SystemTime.INSTANCE.nanos() + within.toNanos();
    T answer = ask.get();
    while (!good.test(answer)) {
      if (SystemTime.INSTANCE.nanos() > deadline) throw new AssertionError("not " + what + " within " + within + ": " + answer);
      var _ = new CompletableFuture<Boolean>().completeOnTimeout(true, PAUSE_MS, TimeUnit.MILLISECONDS).join();
      answer = ask.get();
    }
    return answer;
  }

  /// Lets real time pass, where that is what the test is about (a caller who talks for two seconds).
  public static void pass(Duration span) {
    var _ = new CompletableFuture<Boolean>().completeOnTimeout(true, span.toMillis(), TimeUnit.MILLISECONDS).join();
  }
}
