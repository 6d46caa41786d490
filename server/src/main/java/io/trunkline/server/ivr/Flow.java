package io.trunkline.server.ivr;

import io.trunkline.server.ivr.graph.FlowProblem;
import io.trunkline.server.ivr.graph.Graph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A flow as people work on it.
///
/// @param published the version that calls run; null = none
/// @param problems  of the draft
public record Flow(long id, String name, Graph draft, @Nullable Integer published, List<FlowProblem> problems) {}
