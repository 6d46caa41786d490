package io.trunkline.sip.internal;

import java.time.Duration;
import java.time.Instant;

/// What we hold against one source address, or for it. `points` fall with time; `bannedUntil` and `provenUntil` lie in the past where they don't apply.
/// Pure: each change gives a new value.
record Standing(double points, Instant at, Instant bannedUntil, int bans, Instant provenUntil) {
  /// What each thing costs. A source that does nothing worse than one unanswered challenge every two seconds is never banned.
  enum Deed {
    /// Any message of a source that has not proved itself.
    MESSAGE(0.2),
    CHALLENGED(0.5), SILENCED(2), MALFORMED(2), WRONG_PASSWORD(10);

    private final double cost;

    Deed(double cost) { this.cost = cost; }
  }

  static final double BAN_AT = 50;
  static final double FORGIVEN_PER_SECOND = 1;
  static final Duration FIRST_BAN = Duration.ofMinutes(1);
  static final int MOST_DOUBLINGS = 6;
  /// How long a success counts. Phones register at least this often.
  static final Duration PROOF = Duration.ofHours(2);
  /// After so long without a ban the next one is a first one again.
  static final Duration BANS_FORGOTTEN = Duration.ofHours(6);

  static Standing unknown(Instant now) { return new Standing(0, now, Instant.MIN, 0, Instant.MIN); }

  boolean isBanned(Instant now) { return now.isBefore(bannedUntil); }

  boolean isProven(Instant now) { return now.isBefore(provenUntil); }

  /// Whether nothing is lost by forgetting it.
  boolean isBlank(Instant now) { return !isBanned(now) && !isProven(now) && pointsAt(now) < 1 && bans == 0; }

  private double pointsAt(Instant now) {
    double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
    return Math.max(0, points - seconds * FORGIVEN_PER_SECOND);
  }

  /// A proven source is never banned: an office behind one address must not lose its phones to one wrong password, nor to someone who forges that address.
  Standing after(Deed deed, Instant now) {
    if (isProven(now) || isBanned(now)) return this;
    int counted = bans > 0 && now.isAfter(bannedUntil.plus(BANS_FORGOTTEN)) ? 0 : bans;
    double sum = pointsAt(now) + deed.cost;
    if (sum < BAN_AT) return new Standing(sum, now, bannedUntil, counted, provenUntil);
    Duration ban = FIRST_BAN.multipliedBy(1L << Math.min(counted, MOST_DOUBLINGS));
    return new Standing(0, now, now.plus(ban), counted + 1, provenUntil);
  }

  /// It proved to be someone's: a password was right, a call or registration taken, or it answered us.
  Standing proven(Instant now) { return new Standing(0, now, bannedUntil, bans, now.plus(PROOF)); }
}
