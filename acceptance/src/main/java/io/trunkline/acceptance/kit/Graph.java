package io.trunkline.acceptance.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes an IVR flow as the REST interface takes it. Each method adds one node and returns this.
public final class Graph {
  private final String start;
  private final List<Map<String, Object>> nodes = new ArrayList<>();

  private Graph(String start) {
    this.start = start;
  }

  public static Graph startingAt(String node) {
    return new Graph(node);
  }

  public Graph play(String id, String prompt, String next) {
    return add(id, "play", Map.of("prompts", prompts(prompt), "next", next));
  }

  public Graph menu(String id, String prompt, Map<String, String> keys, int timeoutSeconds, String otherwise) {
    return add(id, "menu", Map.of("prompts", prompts(prompt), "keys", keys, "timeoutSeconds", timeoutSeconds, "tries", 1, "noInput", otherwise, "invalid", otherwise));
  }

  public Graph queue(String id, long queue, int priority, String next) {
    return add(id, "queue", Map.of("queueId", queue, "priority", priority, "next", next));
  }

  public Graph voicemail(String id, long queue, String next) {
    return add(id, "voicemail", Map.of("queueId", queue, "prompts", prompts("leave-message"), "next", next));
  }

  public Graph transfer(String id, String number, String next) {
    return add(id, "transfer", Map.of("number", number, "next", next));
  }

  public Graph hangUp(String id) {
    return add(id, "hangup", Map.of("prompts", List.of()));
  }

  private Graph add(String id, String kind, Map<String, ?> rest) {
    Map<String, Object> node = new HashMap<>(rest);
    node.put("id", id);
    node.put("kind", kind);
    node.put("name", id);
    nodes.add(node);
    return this;
  }

  private static List<Map<String, String>> prompts(String builtin) {
    return List.of(Map.of("builtin", builtin));
  }

  /// As `{start, nodes}`.
  public Map<String, Object> json() {
    return Map.of("start", start, "nodes", nodes);
  }
}
