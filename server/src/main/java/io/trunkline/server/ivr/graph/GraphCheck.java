package io.trunkline.server.ivr.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names everything that would leave a caller in a dead end. Pure.
///
/// Codes: `no-start`, `start-missing`, `too-many-nodes`, `id-twice`, `exit-open` (a way out without a target), `target-missing` (a target
/// that isn't there),
/// `menu-without-exits`, `key-invalid`, `value-out-of-bounds`, `prompt-missing`, `prompts-missing`, `queue-missing`, `calendar-missing`,
/// `number-invalid`,
/// `loop-without-input` (each node of a circle in which nobody is asked or waits), and the warning `unreachable`.
public final class GraphCheck {
  private static final Pattern KEY = Pattern.compile("[0-9*#]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,16}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

  private final Graph graph;
  private final Known known;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<FlowProblem> problems = new ArrayList<>();

  private GraphCheck(Graph graph, Known known) {
    this.graph = graph;
    this.known = known;
  }

  public static List<FlowProblem> problems(Graph graph, Known known) {
    GraphCheck check = new GraphCheck(graph, known);
    check.run();
    return List.copyOf(check.problems);
  }

  private void run() {
    if (graph.nodes().size() > Graph.MOST_NODES) blocks("too-many-nodes", null, null, Integer.toString(graph.nodes().size()));
    for (Node node : graph.nodes()) if (nodes.putIfAbsent(node.id(), node) != null) blocks("id-twice", node.id(), null, null);
    if (graph.start() == null || graph.start().isBlank()) blocks("no-start", null, "start", null);
    else if (!nodes.containsKey(graph.start())) blocks("start-missing", null, "start", graph.start());
    if (graph.language() != null && !Set.of("zh", "en").contains(graph.language())) blocks("value-out-of-bounds", null, "language", graph.language());
    for (Node node : nodes.values()) {
      exits(node);
      prompts(node);
      particulars(node);
    }
    unreachable();
    loops();
  }

  private void exits(Node node) {
    node.exits().forEach((way, target) -> {
      if (target == null || target.isBlank()) blocks("exit-open", node.id(), way, null);
      else if (!nodes.containsKey(target)) blocks("target-missing", node.id(), way, target);
    });
  }

  private void prompts(Node node) {
    List<PromptRef> prompts = node.prompts();
    if (prompts.size() > 20) blocks("value-out-of-bounds", node.id(), "prompts", Integer.toString(prompts.size()));
    for (int i = 0; i < prompts.size(); i++) {
      PromptRef prompt = prompts.get(i);
      boolean there = prompt.promptId() != null ? prompt.builtin() == null && known.prompts().contains(prompt.promptId())
          : prompt.builtin() != null && known.builtins().contains(prompt.builtin());
      if (!there) blocks("prompt-missing", node.id(), "prompts." + i, prompt.promptId() != null ? "#" + prompt.promptId() : prompt.builtin());
    }
  }

  private void particulars(Node node) {
    switch (node) {
      case Node.Play play -> {
        if (play.prompts().isEmpty()) blocks("prompts-missing", play.id(), "prompts", null);
      }
      case Node.Menu menu -> {
        if (menu.keys().isEmpty()) blocks("menu-without-exits", menu.id(), "keys", null);
        for (String key : menu.keys().keySet()) if (!KEY.matcher(key).matches()) blocks("key-invalid", menu.id(), "keys." + key, key);
        if (menu.prompts().isEmpty()) blocks("prompts-missing", menu.id(), "prompts", null);
        bounds(menu.id(), "timeoutSeconds", menu.timeoutSeconds(), 1, 60);
        bounds(menu.id(), "tries", menu.tries(), 1, 10);
      }
      case Node.Collect collect -> {
        bounds(collect.id(), "maxDigits", collect.maxDigits(), 1, 40);
        bounds(collect.id(), "timeoutSeconds", collect.timeoutSeconds(), 1, 60);
        String end = collect.terminator();
        if (end != null && !end.isEmpty() && !KEY.matcher(end).matches()) blocks("key-invalid", collect.id(), "terminator", end);
        if (collect.variable() == null || !VARIABLE.matcher(collect.variable()).matches()) {
          blocks("value-out-of-bounds", collect.id(), "variable", collect.variable());
        }
      }
      case Node.TimeCheck time -> refers(time.id(), "calendarId", "calendar-missing", time.calendarId(), known.calendars());
      case Node.Queue queue -> {
        refers(queue.id(), "queueId", "queue-missing", queue.queueId(), known.queues());
        bounds(queue.id(), "priority", queue.priority(), 0, 100);
      }
      case Node.Voicemail voicemail -> refers(voicemail.id(), "queueId", "queue-missing", voicemail.queueId(), known.queues());
      case Node.Transfer transfer -> {
        if (transfer.number() == null || !NUMBER.matcher(transfer.number()).matches()) blocks("number-invalid", transfer.id(), "number", transfer.number());
      }
      case Node.HangUp _ -> { }
    }
  }

  private void refers(String node, String field, String code, @Nullable Long id, Set<Long> there) {
    if (id == null || !there.contains(id)) blocks(code, node, field, id == null ? null : "#" + id);
  }

  private void bounds(String node, String field, int value, int least, int most) {
    if (value < least || value > most) blocks("value-out-of-bounds", node, field, least + "–" + most);
  }

  private void unreachable() {
    Set<String> reached = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>();
    if (graph.start() != null) ahead.add(graph.start());
    while (!ahead.isEmpty()) {
      Node node = nodes.get(ahead.remove());
      if (node != null && reached.add(node.id())) ahead.addAll(node.targets());
    }
    for (Node node : graph.nodes()) {
      if (!reached.contains(node.id())) problems.add(FlowProblem.warning("unreachable", node.id(), null, null));
    }
  }

  /// A circle of nodes that only play or decide would hold a silent line for ever. Each node from which such a circle leads back to
  /// itself is named.
  private void loops() {
    Set<String> named = new LinkedHashSet<>();
    for (Node node : graph.nodes()) if (runsOn(node) && returns(node)) named.add(node.id());
    for (String id : named) blocks("loop-without-input", id, null, null);
  }

  private static boolean runsOn(Node node) { return node instanceof Node.Play || node instanceof Node.TimeCheck; }

  private boolean returns(Node from) {
    Set<String> seen = new HashSet<>();
    Deque<String> ahead = new ArrayDeque<>(from.targets());
    while (!ahead.isEmpty()) {
      String id = ahead.remove();
      if (id.equals(from.id())) return true;
      Node node = nodes.get(id);
      if (node != null && runsOn(node) && seen.add(id)) ahead.addAll(node.targets());
    }
    return false;
  }

  private void blocks(String code, @Nullable String node, @Nullable String field, @Nullable String detail) {
    problems.add(FlowProblem.blocking(code, node, field, detail));
  }
}
