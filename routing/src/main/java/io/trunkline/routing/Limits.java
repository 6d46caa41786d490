package io.trunkline.routing;

import java.time.Duration;

/// The bounds of routing. A profile, rule or command beyond them is refused when it is made, before it is logged.
public final class Limits {
  public static final int HIGHEST_SKILL_LEVEL = 10;
  public static final int LAST_AGENT_PRIORITY = 100;
  public static final int HIGHEST_CONTACT_PRIORITY = 100;
  public static final int SKILLS_PER_AGENT = 64;
  public static final int QUEUES_PER_AGENT = 200;
  public static final int NEEDS = 16;
  public static final int AGENTS_PER_TENANT = 20_000;
  public static final int QUEUES_PER_TENANT = 2_000;
  public static final int CONTACTS_PER_TENANT = 200_000;
  /// Sets of needs that contacts bring beyond their queue's, per queue.
  public static final int LINES_PER_QUEUE = 256;
  /// Queues that one contact may overflow through.
  public static final int OVERFLOWS = 8;
  /// Agents on one contact at once: who talks, who is consulted, who listens.
  public static final int AGENTS_PER_CONTACT = 8;
  /// Agents remembered as tried for a contact; the oldest is forgotten first.
  public static final int TRIED = 32;
  /// Candidates named in a decision.
  public static final int CANDIDATES = 5;

  public static final Duration SHORTEST_RING = Duration.ofSeconds(3);
  public static final Duration LONGEST_RING = Duration.ofMinutes(5);
  public static final Duration LONGEST_WRAP_UP = Duration.ofHours(1);
  public static final Duration LONGEST_WAIT = Duration.ofHours(4);

  /// How long a Ready agent may be without a station before a rule makes it Not ready: a reloading browser or a phone that registers anew stays Ready.
  public static final Duration STATION_GRACE = Duration.ofSeconds(30);

  // The maximum age of each state. Nothing real lasts that long; an agent or contact that a lost message left behind is let go by it.
  public static final Duration READY_AGE = Duration.ofHours(12);
  public static final Duration NOT_READY_AGE = Duration.ofHours(12);
  public static final Duration TALKING_AGE = Duration.ofHours(12);
  public static final Duration CONTACT_AGE = Duration.ofHours(24);

  private Limits() {}

  static void within(String what, int value, int least, int most) {
    if (value < least || value > most) throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
  }

  static void within(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0)
      throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
  }
}
