package io.trunkline.acceptance.audio;

import io.trunkline.kernel.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// An ear: keeps all that came in so far, at its place in time, and wakes those who wait for a sound.
/// Filled by one receiving thread, asked by any.
public final class Hearing {
  private static final double LISTEN_SECONDS = 0.3;

  private short[] samples = new short[Sound.TELEPHONE_RATE * 4];
  private int size;
  private long firstArrivalNs;
  private final List<Waiter> waiters = new ArrayList<>();

  private record Waiter(int from, double window, Predicate<Sound> heard, CompletableFuture<Sound> done) {}

  /// Adds what arrived at `position` samples after the first packet; a hole stays silent, what is late overwrites.
  public synchronized void put(int position, short[] frame) {
    if (firstArrivalNs == 0) firstArrivalNs = SystemTime.INSTANCE.nanos();
    if (position < 0) return;
    int end = position + frame.length;
    if (end > samples.length) samples = Arrays.copyOf(samples, Math.max(end, samples.length * 2));
    System.arraycopy(frame, 0, samples, position, frame.length);
    size = Math.max(size, end);
    waiters.removeIf(this::satisfied);
  }

  private boolean satisfied(Waiter waiter) {
    int from = Math.max(waiter.from(), size - (int) (waiter.window() * Sound.TELEPHONE_RATE));
    if (size - from < Sound.TELEPHONE_RATE / 20) return false;
    Sound now = new Sound(Arrays.copyOfRange(samples, from, size), Sound.TELEPHONE_RATE);
    return waiter.heard().test(now) && waiter.done().complete(now);
  }

  /// Samples heard so far: a mark for [#since].
  public synchronized int mark() {
    return size;
  }

  /// Everything heard so far.
  public Sound all() {
    return since(0);
  }

  /// What was heard after a mark.
  public synchronized Sound since(int mark) {
    return new Sound(Arrays.copyOfRange(samples, Math.min(mark, size), size), Sound.TELEPHONE_RATE);
  }

  /// Waits until a tone of `hz` has been heard for 0.3 s from now on.
  public void awaitTone(double hz, Duration within) {
    await(LISTEN_SECONDS, s -> s.seconds() >= LISTEN_SECONDS - 0.01 && s.hasTone(hz), within, "a tone of " + hz + " Hz");
  }

  /// Waits until a tone of `hz`, and nothing else with it, has been heard for 0.3 s altogether since the very first packet: also if that is over by now.
  public void awaitToneEver(double hz, Duration within) {
    int[] searched = {0};
    double[] heard = {0};
    Waiter waiter;
    synchronized (this) {
      waiter = new Waiter(0, 3600, all -> {
        Sound fresh = all.last((double) (all.size() - searched[0]) / Sound.TELEPHONE_RATE);
        if (fresh.seconds() < 0.25) return false;
        heard[0] += fresh.secondsOfTone(hz);
        searched[0] = all.size();
        return heard[0] >= LISTEN_SECONDS;
      }, new CompletableFuture<>());
      if (!satisfied(waiter)) waiters.add(waiter);
    }
    get(waiter, within, "a tone of " + hz + " Hz since the beginning");
  }

  /// Waits until every one of these tones is heard at the same time.
  public void awaitTones(Duration within, double... hz) {
    await(LISTEN_SECONDS, s -> s.seconds() >= LISTEN_SECONDS - 0.01 && Arrays.stream(hz).allMatch(s::hasTone), within,
        "tones of " + Arrays.toString(hz) + " Hz together");
  }

  /// Waits until none of these tones has been heard for 0.3 s from now on.
  public void awaitNoTone(Duration within, double... hz) {
    await(LISTEN_SECONDS, s -> s.seconds() >= LISTEN_SECONDS - 0.01 && Arrays.stream(hz).noneMatch(s::hasTone), within,
        "no tone of " + Arrays.toString(hz) + " Hz");
  }

  /// Waits until `heard` accepts the last `windowSeconds` of what came in after this call.
  public Sound await(double windowSeconds, Predicate<Sound> heard, Duration within, String what) {
    Waiter waiter;
    synchronized (this) {
      waiter = new Waiter(size, windowSeconds, heard, new CompletableFuture<>());
      waiters.add(waiter);
    }
    return get(waiter, within, what);
  }

  private Sound get(Waiter waiter, Duration within, String what) {
    try {
      return waiter.done().get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Sound instead = since(waiter.from());
      throw new AssertionError("did not hear " + what + " within " + within + ", but " + instead.seconds() + " s at "
          + Math.round(instead.levelDb()) + " dBFS", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("stopped listening for " + what, e);
    }
  }

  /// Waits until the beginning of `sound` (its first second after the rest) has been heard, counted from the very first packet.
  public void awaitSound(Sound sound, Duration within, String what) {
    awaitSoundSince(0, sound, within, what);
  }

  /// Like [#awaitSound], but only in what is heard after `mark`.
  public void awaitSoundSince(int mark, Sound sound, Duration within, String what) {
    Sound pattern = sound.part(0.1, 0.6);
    int[] searched = {mark};
    Waiter waiter;
    synchronized (this) {
      waiter = new Waiter(mark, 3600, all -> {
        int heard = mark + all.size();
        int from = Math.max(mark, searched[0] - pattern.size());
        if (heard - searched[0] < Sound.TELEPHONE_RATE / 4) return false;
        searched[0] = heard;
        return since(from).find(pattern) >= 0;
      }, new CompletableFuture<>());
      if (!satisfied(waiter)) waiters.add(waiter);
    }
    get(waiter, within, what);
  }
}
