package io.trunkline.server.reporting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Quarters of an hour since the epoch. Every time zone in use is a multiple of a quarter of an hour from UTC, so an hour, day, week or month of any tenant,
/// also one with a change to summer time in it, is made of whole slots.
public final class Slots {
  public static final Duration LENGTH = Duration.ofMinutes(15);

  private Slots() {}

  /// The slot that this moment lies in.
  public static Instant of(Instant moment) { return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), LENGTH.toSeconds()) * LENGTH.toSeconds()); }

  /// Those that a span touches, in order; a span without length touches the one it lies in.
  ///
  /// @param most the first so many
  static List<Instant> touched(Instant from, Instant to, int most) {
    List<Instant> slots = new ArrayList<>();
    Instant slot = of(from);
    do {
      slots.add(slot);
      slot = slot.plus(LENGTH);
    } while (slot.isBefore(to) && slots.size() < most);
    return slots;
  }
}
