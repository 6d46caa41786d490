package io.trunkline.server.directory.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one change did to one thing: the values that became others, and the rows that went and came. Pure.
///
/// Only what differs is kept: a queue of a thousand members to whom one was added is one row long, and undoing that leaves everything else alone.
///
/// @param before null = there was no such thing
/// @param after  null = there is none any more
record Difference(@Nullable ObjectNode before, @Nullable ObjectNode after) {
  /// @param parts names of the members that are lists of rows
  static Optional<Difference> between(@Nullable ObjectNode before, @Nullable ObjectNode after, Set<String> parts) {
    if (before == null && after == null) return Optional.empty();
    if (before == null || after == null) return Optional.of(new Difference(before, after));
    ObjectNode was = JsonNodeFactory.instance.objectNode();
    ObjectNode is = JsonNodeFactory.instance.objectNode();
    for (String name : after.propertyNames()) {
      JsonNode old = before.path(name);
      JsonNode fresh = after.path(name);
      if (old.equals(fresh)) continue;
      was.set(name, parts.contains(name) ? without(old, fresh) : old);
      is.set(name, parts.contains(name) ? without(fresh, old) : fresh);
    }
    return is.isEmpty() ? Optional.empty() : Optional.of(new Difference(was, is));
  }

  /// True when what the change left is still so, whatever else became different since.
  boolean stillHolds(@Nullable ObjectNode now, Set<String> parts) {
    if (after == null) return now == null;
    if (now == null) return false;
    if (before == null) return after.equals(now);
    for (String name : after.propertyNames()) {
      JsonNode left = after.path(name);
      boolean holds = parts.contains(name) ? without(left, now.path(name)).isEmpty() : left.equals(now.path(name));
      if (!holds) return false;
    }
    return true;
  }

  private static ArrayNode without(JsonNode rows, JsonNode these) {
    List<JsonNode> known = new ArrayList<>();
    these.forEach(known::add);
    Set<JsonNode> others = Set.copyOf(known);
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode row : rows) if (!others.contains(row)) left.add(row);
    return left;
  }
}
