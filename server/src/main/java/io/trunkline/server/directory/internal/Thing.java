package io.trunkline.server.directory.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A kind of thing in a tenant's configuration, as rows: one of its own, and those that belong to it. [History] reads them before and after a change.
@SuppressWarnings("ImmutableEnumChecker")   // what List.of gives is
enum Thing {
  QUEUE("queue", "directory.queue", "id", new Part("skills", "directory.queue_skill", "queue_id"), new Part("members", "directory.queue_member", "queue_id")),
  /// With the sign-in part of [Snapshots#PERSON].
  AGENT("agent", "directory.agent", "id", new Part("skills", "directory.agent_skill", "agent_id"), new Part("queues", "directory.queue_member", "agent_id")),
  NUMBER("number", "directory.number", "id"),
  CALENDAR("calendar", "directory.calendar", "id"),
  SKILL("skill", "directory.skill", "id", new Part("levels", "directory.agent_skill", "skill_id"), new Part("needs", "directory.queue_skill", "skill_id")),
  REASON("reason", "directory.reason", "id"),
  CATEGORY("category", "directory.category", "id"),
  BOARD("board", "directory.board", null),
  SETTINGS("settings", "directory.settings", null),
  /// Everybody's levels at once: the matrix.
  SKILL_LEVELS("skill-levels", null, null, new Part("levels", "directory.agent_skill", null));

  /// @param key column that holds the thing's id; null = all rows of the tenant
  record Part(String name, String table, @Nullable String key) {}

  private final String word;
  private final @Nullable String table;
  private final @Nullable String key;
  private final List<Part> parts;

  Thing(String word, @Nullable String table, @Nullable String key, Part... parts) {
    this.word = word;
    this.table = table;
    this.key = key;
    this.parts = List.of(parts);
  }

  /// By the word that stands before the slash in the audit log: `queue/17`. Empty for what can't be undone.
  static Optional<Thing> of(String word) {
    for (Thing thing : values()) if (thing.word.equals(word)) return Optional.of(thing);
    return Optional.empty();
  }

  /// Of the row; null for a thing that is only parts.
  @Nullable String table() { return table; }

  /// Column that holds its id; null for a table with one row per tenant.
  @Nullable String key() { return key; }

  List<Part> parts() { return parts; }

  Set<String> partNames() { return parts.stream().map(Part::name).collect(Collectors.toUnmodifiableSet()); }
}
