package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.server.platform.KernelJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls that have begun and not ended, and the moment of the last fact, as far as a journal has been read or written. Written at the head of each
/// segment, so that recovery needs no segment that was already delivered and removed. One thread.
final class OpenCalls {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new KernelJson()).build();

  private final Map<CallId, OpenCall> calls = new LinkedHashMap<>();
  private Instant lastSign = Instant.EPOCH;

  void see(Fact fact) {
    lastSign = fact.at();
    switch (fact) {
      case Fact.First first -> calls.put(first.call(), new OpenCall(first.tenant(), first.call(), first.at()));
      case Fact.Last last -> calls.remove(last.call());
      default -> { }
    }
  }

  List<OpenCall> all() { return List.copyOf(calls.values()); }

  boolean hasNoneOf(List<OpenCall> others) { return others.stream().noneMatch(other -> calls.containsKey(other.call())); }

  /// The moment of the last fact; the epoch before there was one. Not the newest moment: a clock that was set back is right afterwards.
  Instant lastSign() { return lastSign; }

  byte[] head() { return JSON.writeValueAsBytes(Map.of("open", all(), "lastSign", lastSign)); }

  /// Forgets all and takes what a head says.
  void restore(String head) {
    calls.clear();
    JsonNode tree = JSON.readTree(head);
    if (tree.has("lastSign")) lastSign = JSON.treeToValue(tree.get("lastSign"), Instant.class);
    for (JsonNode entry : tree.path("open")) {
      OpenCall call = JSON.treeToValue(entry, OpenCall.class);
      calls.put(call.call(), call);
    }
  }
}
