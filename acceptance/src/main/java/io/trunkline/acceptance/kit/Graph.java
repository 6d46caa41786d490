package io.trunkline.acceptance.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes an IVR flow as the REST interface takes it. Each method adds one node and returns this. A prompt is the name of a built-in one, or
/// `#` and the number of an uploaded one; several are separated by blanks.
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
    return menu(id, prompt, keys, timeoutSeconds, 1, otherwise, otherwise);
  }

  public Graph menu(String id, String prompt, Map<String, String> keys, int timeoutSeconds, int tries, String noInput, String invalid) {
    return add(id, "menu", Map.of("prompts", prompts(prompt), "keys", keys, "timeoutSeconds", timeoutSeconds, "tries", tries, "noInput", noInput, "invalid", invalid));
  }

  /// Up to `maxDigits` digits, ended by `#`.
  public Graph collect(String id, String prompt, int maxDigits, int timeoutSeconds, String next, String noInput) {
    return add(id, "collect", Map.of("prompts", prompts(prompt), "variable", "typed", "maxDigits", maxDigits, "terminator", "#", "timeoutSeconds", timeoutSeconds,
        "next", next, "noInput", noInput));
  }

  public Graph time(String id, long calendar, String open, String closed) {
    return add(id, "time", Map.of("calendarId", calendar, "open", open, "closed", closed));
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
    return hangUp(id, "");
  }

  public Graph hangUp(String id, String prompt) {
    return add(id, "hangup", Map.of("prompts", prompts(prompt)));
  }

  private Graph add(String id, String kind, Map<String, ?> rest) {
    Map<String, Object> node = new HashMap<>(rest);
    node.put("id", id);
    node.put("kind", kind);
    node.put("name", id);
    nodes.add(node);
    return this;
  }

  private static List<Map<String, Object>> prompts(String names) {
    return Stream.of(names.split(" ", -1)).filter(n -> !n.isEmpty())
        .<Map<String, Object>>map(n -> n.startsWith("#") ? Map.of("promptId", Long.parseLong(n.substring(1))) : Map.of("builtin", n)).toList();
  }

  /// As `{start, nodes}`.
  public Map<String, Object> json() {
    return Map.of("start", start, "nodes", nodes);
  }
}
