package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One queue: its rules, its members, and its lines by the needs that contacts bring.
final class QueueBook {
  final QueueId id;
  QueueRules rules;
  final Map<AgentId, Seat> members = new TreeMap<>();
  final Map<List<SkillNeed>, Line> lines = new LinkedHashMap<>();
  /// Contacts that wait in a line or ring from here.
  int present;
  /// Signed-in members who meet the queue's needs, in whatever state.
  int signedIn;
  boolean removed;

  QueueBook(QueueRules rules) {
    this.id = rules.id();
    this.rules = rules;
  }

  boolean isDeserted() { return signedIn == 0 && !(rules.onNoAgents() instanceof Overflow.Stay); }
}
