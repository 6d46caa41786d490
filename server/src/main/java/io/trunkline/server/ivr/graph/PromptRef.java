package io.trunkline.server.ivr.graph;

import org.jspecify.annotations.Nullable;

/// Something to play: an uploaded prompt or a built-in one, by its name. Exactly one of the two is set in a flow that may be published.
public record PromptRef(@Nullable Long promptId, @Nullable String builtin) {
  public static PromptRef builtin(String name) { return new PromptRef(null, name); }

  public static PromptRef uploaded(long id) { return new PromptRef(id, null); }
}
