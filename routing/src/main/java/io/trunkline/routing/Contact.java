package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One contact's mutable record, owned by its [Exchange] from its first command to [Command.EndContact].
/// It may wait or ring (one *pursuit*) and be served by agents at the same time: a consultation is both.
final class Contact implements Timers.Owner {
  /// The order of service: priority, then first enqueue time, then the order of arrival within one millisecond. Total within a tenant.
  static final Comparator<Contact> ORDER =
      Comparator.<Contact>comparingInt(contact -> -contact.priority).thenComparingLong(contact -> contact.placeMs).thenComparingLong(contact -> contact.arrival);

  final ContactId id;
  final long createdMs;
  int priority;
  long placeMs;
  long arrival;
  boolean hasPlace;
  List<SkillNeed> needs = List.of();

  // The pursuit.
  /// The queue that it is in, whether it waits in `line` or rings by `offer`.
  @Nullable QueueBook queue;
  @Nullable Line line;
  @Nullable Offer offer;
  long pursuedSinceMs;
  long deadlineMs;
  final List<QueueId> passed = new ArrayList<>();
  final LinkedHashSet<AgentId> tried = new LinkedHashSet<>();

  /// Who serves it, in the order of their coming.
  final List<Agent> agents = new ArrayList<>();
  /// That the last queue gives to whoever takes it over.
  long wrapUpMs;
  Timers.@Nullable Timer timer;

  Contact(ContactId id, long createdMs) {
    this.id = id;
    this.createdMs = createdMs;
  }

  boolean isPursuing() { return queue != null || offer != null; }

  void triedBy(AgentId agent) {
    tried.remove(agent);
    if (tried.size() >= Limits.TRIED) tried.removeFirst();
    tried.add(agent);
  }
}
