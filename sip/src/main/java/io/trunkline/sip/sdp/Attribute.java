package io.trunkline.sip.sdp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `a=name` or `a=name:value`.
public record Attribute(String name, @Nullable String value) {
  static Attribute parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? new Attribute(text.strip(), null) : new Attribute(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  /// The value of the first of this name; empty text if it has none.
  static Optional<String> first(List<Attribute> attributes, String name) {
    for (Attribute attribute : attributes) if (attribute.name.equalsIgnoreCase(name)) return Optional.of(Objects.requireNonNullElse(attribute.value, ""));
    return Optional.empty();
  }

  static boolean has(List<Attribute> attributes, String name) {
    for (Attribute attribute : attributes) if (attribute.name.equalsIgnoreCase(name)) return true;
    return false;
  }

  @Override public String toString() { return value == null ? name : name + ':' + value; }
}
