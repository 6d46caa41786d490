package io.trunkline.server.ivr.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphCheckTest {
  private static final Known KNOWN = new Known(Set.of(5L), Set.of("welcome", "main-menu", "closed"), Set.of(1L, 2L), Set.of(9L));
  private static final List<PromptRef> WELCOME = List.of(PromptRef.builtin("welcome"));

  @Test void aFlowWithoutDeadEndsHasNoProblems() {
    Graph graph = new Graph("hello", List.of(
        new Node.Play("hello", "Hello", List.of(PromptRef.builtin("welcome"), PromptRef.uploaded(5)), "hours"),
        new Node.TimeCheck("hours", "Hours", 9L, "menu", "box"),
        menu("menu", Map.of("1", "sales", "2", "outside"), "sales", null),
        new Node.Queue("sales", "Sales", 1L, 0, "box"),
        new Node.Transfer("outside", "Outside", "+8613800138000", null, "box"),
        new Node.Voicemail("box", "Box", 1L, List.of(), "bye"),
        new Node.HangUp("bye", "Bye", WELCOME)));
    assertThat(GraphCheck.problems(graph, KNOWN)).isEmpty();
  }

  @Test void theStartMustBeThere() {
    assertThat(codes(new Graph(null, List.of(bye("a")), null))).contains("no-start /start");
    assertThat(codes(new Graph("b", List.of(bye("a"))))).contains("start-missing /start");
  }

  @Test void eachWayOutMustLeadSomewhere() {
    assertThat(codes(new Graph("a", List.of(new Node.Play("a", null, WELCOME, null))))).containsExactly("exit-open a/next");
    assertThat(codes(new Graph("a", List.of(new Node.Play("a", null, WELCOME, "gone"))))).containsExactly("target-missing a/next");
    Map<String, @Nullable String> keys = new LinkedHashMap<>();
    keys.put("1", null);
    keys.put("2", "gone");
    assertThat(codes(new Graph("a", List.of(new Node.Menu("a", null, WELCOME, keys, 5, 3, null, null)))))
        .containsExactly("exit-open a/keys.1", "target-missing a/keys.2");
  }

  @Test void aMenuNeedsKeysThatPhonesHave() {
    assertThat(codes(new Graph("a", List.of(menu("a", Map.of(), null, null))))).containsExactly("menu-without-exits a/keys");
    assertThat(codes(new Graph("a", List.of(menu("a", Map.of("x", "b"), null, null), bye("b"))))).containsExactly("key-invalid a/keys.x");
  }

  @Test void whatIsReferredToMustExist() {
    Graph graph = new Graph("a", List.of(
        new Node.Play("a", null, List.of(PromptRef.builtin("nothing"), PromptRef.uploaded(6), new PromptRef(null, null)), "b"),
        new Node.TimeCheck("b", null, 8L, "c", "d"),
        new Node.Queue("c", null, 3L, 0, "e"),
        new Node.Voicemail("d", null, null, List.of(), "e"),
        new Node.Transfer("e", null, "12x", null, null)));
    assertThat(codes(graph)).containsExactly("prompt-missing a/prompts.0", "prompt-missing a/prompts.1", "prompt-missing a/prompts.2",
        "calendar-missing b/calendarId", "queue-missing c/queueId", "queue-missing d/queueId", "number-invalid e/number");
  }

  @Test void aCircleInWhichNobodyIsAskedOrWaitsIsNamedAtEachNode() {
    Graph silent = new Graph("in", List.of(new Node.Play("in", null, WELCOME, "a"), new Node.Play("a", null, WELCOME, "b"),
        new Node.TimeCheck("b", null, 9L, "a", "c"), bye("c")));
    assertThat(codes(silent)).containsExactly("loop-without-input a/null", "loop-without-input b/null");
    Graph asked = new Graph("a", List.of(new Node.Play("a", null, WELCOME, "b"), menu("b", Map.of("1", "c"), "a", null), bye("c")));
    assertThat(codes(asked)).isEmpty();
  }

  @Test void whatNobodyReachesIsAWarning() {
    List<FlowProblem> problems = GraphCheck.problems(new Graph("a", List.of(bye("a"), bye("b"))), KNOWN);
    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.code()).isEqualTo("unreachable");
      assertThat(problem.nodeId()).isEqualTo("b");
      assertThat(problem.blocks()).isFalse();
    });
  }

  @Test void idsAreUniqueAndValuesBounded() {
    assertThat(codes(new Graph("a", List.of(bye("a"), bye("a"))))).contains("id-twice a/null");
    assertThat(codes(new Graph("a", List.of(new Node.Collect("a", null, WELCOME, "1x", 99, "x", 0, "b", null), bye("b")))))
        .containsExactly("value-out-of-bounds a/maxDigits", "value-out-of-bounds a/timeoutSeconds", "key-invalid a/terminator",
            "value-out-of-bounds a/variable");
  }

  @Test void aGraphReadsBackAsItWasWrittenAndDraftsMayBeUnfinished() {
    Graph graph = new Graph("a", List.of(menu("a", Map.of("1", "b"), "b", null), new Node.Voicemail("b", "Box", 1L, List.of(), null)), "en");
    assertThat(GraphJson.read(GraphJson.write(graph))).isEqualTo(graph);
    Graph draft = GraphJson.read("""
        {"start": null, "nodes": [{"id": "n1", "kind": "play"}, {"id": "n2", "kind": "time", "calendarId": null, "colour": "red"}]}""");
    assertThat(draft.nodes()).extracting(Node::kind).containsExactly("play", "time");
    assertThatIllegalArgumentException().isThrownBy(() -> GraphJson.read("{\"nodes\":[{\"kind\":\"play\"}]}"));
    assertThatIllegalArgumentException().isThrownBy(() -> GraphJson.read("{\"nodes\":[{\"id\":\"a\",\"kind\":\"dance\"}]}"));
  }

  private static Node.Menu menu(String id, Map<String, String> keys, @Nullable String noInput, @Nullable String invalid) {
    return new Node.Menu(id, null, WELCOME, new LinkedHashMap<>(keys), 5, 3, noInput, invalid);
  }

  private static Node.HangUp bye(String id) { return new Node.HangUp(id, null, List.of()); }

  private static List<String> codes(Graph graph) {
    return GraphCheck.problems(graph, KNOWN).stream().map(problem -> problem.code() + " " + (problem.nodeId() == null ? "" : problem.nodeId()) + "/"
        + problem.field()).toList();
  }
}
