package io.trunkline.server.ivr.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A flow: what a caller hears and chooses, from the start node on.
///
/// @param language of built-in prompts, `zh` or `en`; null = `zh`
public record Graph(@Nullable String start, List<Node> nodes, @Nullable String language) {
  public static final int MOST_NODES = 200;

  public Graph {
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
    for (Node node : nodes) if (node.id() == null || node.id().isBlank()) throw new IllegalArgumentException("each node needs an id");
  }

  public Graph(String start, List<Node> nodes) { this(start, nodes, null); }

  public Optional<Node> node(@Nullable String id) {
    if (id == null) return Optional.empty();
    for (Node node : nodes) if (node.id().equals(id)) return Optional.of(node);
    return Optional.empty();
  }

  public String spoken() { return language == null ? "zh" : language; }

  /// Where to take a caller whom the flow can't lead any further.
  public Optional<Node.Queue> firstQueue() { return firstQueueBut(null); }

  /// The same, when one node has failed him already.
  public Optional<Node.Queue> firstQueueBut(@Nullable String id) {
    for (Node node : nodes) if (node instanceof Node.Queue queue && queue.queueId() != null && !queue.id().equals(id)) return Optional.of(queue);
    return Optional.empty();
  }
}
