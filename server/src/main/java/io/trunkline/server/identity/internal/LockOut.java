package io.trunkline.server.identity.internal;

import io.trunkline.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Slows down who guesses passwords: per login and per address. After five failures each further one doubles the wait, from 15 s to 15 min;
/// failures are forgotten by half every ten minutes, so nobody is locked out for good. Bounded; in memory only.
@Component
public class LockOut {
  private static final int FREE_FOR_LOGIN = 5;
  private static final int FREE_FOR_ADDRESS = 50;
  private static final int MOST_KEYS = 100_000;
  private static final Duration HALF_LIFE = Duration.ofMinutes(10);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /// @param count failures, decayed until `last`
  record Failures(double count, Instant last) {
    static final Failures NONE = new Failures(0, Instant.EPOCH);

    Failures again(Instant now) { return new Failures(decayed(now) + 1, now); }

    double decayed(Instant now) { return count * Math.pow(0.5, (double) Duration.between(last, now).toMillis() / HALF_LIFE.toMillis()); }

    /// How much longer to wait; zero = free to try.
    Duration wait(int free, Instant now) {
      if (count < free - 0.5) return Duration.ZERO;   // a moment's decay must not give a try away
      double doublings = Math.clamp(count - free, 0, 10);
      Duration whole = Duration.ofMillis((long) Math.min((double) LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() * Math.pow(2, doublings)));
      Duration left = Duration.between(now, last.plus(whole));
      return left.isNegative() ? Duration.ZERO : left;
    }
  }

  private final Time time;
  private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) { return size() > MOST_KEYS; }
  };

  LockOut(Time time) { this.time = time; }

  public synchronized Duration wait(String login, String address) {
    Instant now = time.now();
    Duration byLogin = failures.getOrDefault("login " + login, Failures.NONE).wait(FREE_FOR_LOGIN, now);
    Duration byAddress = failures.getOrDefault("address " + address, Failures.NONE).wait(FREE_FOR_ADDRESS, now);
    return byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
  }

  public synchronized void failed(String login, String address) {
    Instant now = time.now();
    failures.merge("login " + login, Failures.NONE.again(now), (known, _) -> known.again(now));
    failures.merge("address " + address, Failures.NONE.again(now), (known, _) -> known.again(now));
  }

  public synchronized void succeeded(String login) { failures.remove("login " + login); }
}
