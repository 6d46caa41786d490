package io.trunkline.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `;name=value` pairs of a URI or header, in order; names are case-insensitive and kept in lower case, a parameter without a value holds `""`.
/// Quoted values are kept unquoted and are quoted again where the grammar needs it.
public record Parameters(Map<String, String> values) {
  public static final Parameters NONE = new Parameters(Map.of());
  private static final int MOST = 64;

  public Parameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public @Nullable String get(String name) { return values.get(name); }

  public boolean has(String name) { return values.containsKey(name); }

  public Parameters with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Parameters(more);
  }

  public Parameters without(String name) {
    if (!has(name)) return this;
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.remove(name);
    return new Parameters(fewer);
  }

  /// Reads `;a=b;c`; an empty text has none. A parameter that comes twice keeps its first value.
  static Parameters parse(String text) {
    if (text.isEmpty()) return NONE;
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != ';') throw new MalformedSip("parameters must begin with ';'");
      int end = Text.find(text, ';', at + 1);
      if (end < 0) end = text.length();
      put(values, text.substring(at + 1, end).strip());
      at = end;
    }
    return new Parameters(values);
  }

  private static void put(Map<String, String> values, String pair) {
    if (pair.isEmpty()) return;
    if (values.size() == MOST) throw new MalformedSip("too many parameters");
    int equals = pair.indexOf('=');
    String name = (equals < 0 ? pair : pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) throw new MalformedSip("a parameter has no name");
    // One that opens a quotation or bracket would swallow the parameters that we write behind it.
    for (int i = 0; i < name.length(); i++) if (name.charAt(i) <= ' ' || "\"<>,\\".indexOf(name.charAt(i)) >= 0) throw new MalformedSip("a parameter's name holds a foreign character");
    values.putIfAbsent(name, equals < 0 ? "" : Text.unquote(pair.substring(equals + 1).strip()));
  }

  @Override public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> {
      text.append(';').append(name);
      if (!value.isEmpty()) text.append('=').append(Text.isTokenLike(value) ? value : Text.quote(value));
    });
    return text.toString();
  }
}
