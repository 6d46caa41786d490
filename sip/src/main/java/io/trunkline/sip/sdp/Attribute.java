package io.trunkline.sip.sdp;

import org.jspecify.annotations.Nullable;

/// `a=name` or `a=name:value`.
public record Attribute(String name, @Nullable String value) {
  static Attribute parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? new Attribute(text.strip(), null) : new Attribute(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  @Override public String toString() { return value == null ? name : name + ':' + value; }
}
