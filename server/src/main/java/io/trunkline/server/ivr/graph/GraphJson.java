package io.trunkline.server.ivr.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Graphs as text: in the database, in snapshots, from pages.
public final class GraphJson {
  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private GraphJson() {}

  public static String write(Graph graph) { return JSON.writeValueAsString(graph); }

  /// @throws IllegalArgumentException when the text isn't a graph, with the place in it
  public static Graph read(String text) {
    try {
      return JSON.readValue(text, Graph.class);
    } catch (JacksonException bad) {
      throw new IllegalArgumentException(bad.getOriginalMessage(), bad);
    }
  }
}
