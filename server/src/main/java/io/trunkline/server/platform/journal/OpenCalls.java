package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.server.platform.KernelJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls that have begun and not ended, as far as a journal has been read or written. Written at the head of each segment, so that
/// recovery
/// needs no segment that was already delivered and removed. One thread.
final class OpenCalls {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new KernelJson()).build();

  private final Map<CallId, OpenCall> calls = new LinkedHashMap<>();

  void see(Fact fact) {
    switch (fact) {
      case Fact.First first -> calls.put(first.call(), new OpenCall(first.tenant(), first.call(), first.at()));
      case Fact.Last last -> calls.remove(last.call());
      default -> { }
    }
  }

  List<OpenCall> all() { return List.copyOf(calls.values()); }

  byte[] head() { return JSON.writeValueAsBytes(Map.of("open", all())); }

  /// Forgets all and takes what a head says.
  void restore(String head) {
    calls.clear();
    JsonNode open = JSON.readTree(head).path("open");
    for (JsonNode entry : open) {
      OpenCall call = JSON.treeToValue(entry, OpenCall.class);
      calls.put(call.call(), call);
    }
  }
}
