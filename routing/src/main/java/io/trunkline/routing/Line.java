package io.trunkline.routing;

import java.util.List;
import java.util.TreeSet;

/// Those of a queue who wait with the same needs, and the free agents who meet them. At rest one of the two sets is empty.
final class Line implements Comparable<Line> {
  final QueueBook queue;
  /// Counted per tenant: a stable order for lines.
  final long number;
  /// Beyond the queue's own.
  final List<SkillNeed> needs;
  final TreeSet<Contact> waiting = new TreeSet<>(Contact.ORDER);
  final TreeSet<Seat> free;

  Line(QueueBook queue, long number, List<SkillNeed> needs) {
    this.queue = queue;
    this.number = number;
    this.needs = needs;
    this.free = new TreeSet<>(Seat.order(queue.rules.strategy()));
  }

  boolean takes(Seat seat) { return seat.able() && (needs.isEmpty() || seat.agent().profile.meets(needs)); }

  @Override public int compareTo(Line other) { return Long.compare(number, other.number); }
}
