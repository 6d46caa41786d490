package io.trunkline.server.ivr.graph;

import org.jspecify.annotations.Nullable;

/// What is wrong with a flow: pages translate `code`.
///
/// @param nodeId null for the flow as a whole
/// @param field  the member it is about: `next`, `keys.1`, `prompts.0`
/// @param detail what it refers to: the missing target, the key
/// @param blocks true when the flow can't be published with it
public record FlowProblem(String code, @Nullable String nodeId, @Nullable String field, @Nullable String detail, boolean blocks) {
  static FlowProblem blocking(String code, @Nullable String node, @Nullable String field, @Nullable String detail) {
    return new FlowProblem(code, node, field, detail, true);
  }

  static FlowProblem warning(String code, @Nullable String node, @Nullable String field, @Nullable String detail) {
    return new FlowProblem(code, node, field, detail, false);
  }
}
