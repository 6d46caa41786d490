package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.KernelJson;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The written form of facts: one line of JSON, `type` first, then the record's components. Kernel types as in [KernelJson].
public final class FactJson {
  private static final String TYPE = "type";

  private final JsonMapper json = JsonMapper.builder()
      .addModule(new KernelJson())
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();
  private final Map<String, Class<? extends Fact>> classes = new HashMap<>();
  private final Map<Class<?>, String> names = new HashMap<>();

  /// @throws IllegalArgumentException when two types have the same simple name
  public FactJson(Collection<FactTypes> known) {
    for (FactTypes group : known) {
      for (Class<? extends Fact> type : group.types()) {
        Class<?> other = classes.put(type.getSimpleName(), type);
        if (other != null && other != type) throw new IllegalArgumentException("two fact types of one name: " + other + ", " + type);
        names.put(type, type.getSimpleName());
      }
    }
  }

  /// @throws IllegalArgumentException when the type isn't registered or a component can't be written
  public byte[] write(Fact fact) {
    String name = names.get(fact.getClass());
    if (name == null) throw new IllegalArgumentException("fact type isn't registered: " + fact.getClass().getName());
    try {
      ObjectNode line = json.createObjectNode();
      line.put(TYPE, name);
      ObjectNode components = json.valueToTree(fact);
      line.setAll(components);
      return json.writeValueAsBytes(line);
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("can't write fact " + name, failure);
    }
  }

  /// @throws IllegalArgumentException when the line isn't a fact at all; an unknown type or a changed form gives a [NumberedFact] without
  ///   [NumberedFact#fact]
  public NumberedFact read(String node, long sequence, String line) {
    try {
      if (!(json.readTree(line) instanceof ObjectNode tree)) throw new IllegalArgumentException("not a fact: " + sequence);
      String type = tree.path(TYPE).asString("");
      JsonNode call = tree.get("call");
      TenantId tenant = new TenantId(tree.path("tenant").asLong(0));
      Instant at = Instant.parse(tree.path("at").asString(""));
      CallId id = call == null || call.isNull() ? null : CallId.of(call.asString());
      tree.remove(TYPE);
      return new NumberedFact(node, sequence, tenant, at, id, type, json.writeValueAsString(tree), decode(type, tree));
    } catch (JacksonException | java.time.DateTimeException failure) {
      throw new IllegalArgumentException("not a fact: " + sequence, failure);
    }
  }

  /// The fact of this stored body; null when the type is unknown or has changed beyond recognition.
  public @Nullable Fact decode(String type, JsonNode body) {
    Class<? extends Fact> known = classes.get(type);
    if (known == null) return null;
    try {
      return json.treeToValue(body, known);
    } catch (JacksonException changed) {
      return null;
    }
  }

  public JsonNode tree(String body) { return json.readTree(body); }

  public Map<String, Class<? extends Fact>> types() { return Map.copyOf(classes); }
}
