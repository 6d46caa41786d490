package io.trunkline.sip;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `;name=value` pairs of a URI or header, in order; names are case-insensitive and kept in lower case, a parameter without a value holds `""`.
/// Quoted values are kept unquoted and are quoted again where the grammar needs it. Two are equal that hold the same pairs, in whatever order.
///
/// There are some thirty of them in a call, most with one pair or none: so they are an array, not a map.
public final class Parameters {
  public static final Parameters NONE = new Parameters(new String[0]);
  private static final int MOST = 64;

  private final String[] pairs;   // name, value, name, value, …

  private Parameters(String[] pairs) { this.pairs = pairs; }

  public @Nullable String get(String name) {
    int at = indexOf(pairs, pairs.length, name);
    return at < 0 ? null : pairs[at + 1];
  }

  public boolean has(String name) { return indexOf(pairs, pairs.length, name) >= 0; }

  private static int indexOf(String[] pairs, int length, String name) {
    for (int i = 0; i < length; i += 2) if (pairs[i].equals(name)) return i;
    return -1;
  }

  public Parameters with(String name, String value) {
    int at = indexOf(pairs, pairs.length, name);
    String[] changed = Arrays.copyOf(pairs, at < 0 ? pairs.length + 2 : pairs.length);
    if (at < 0) at = pairs.length;
    changed[at] = name;
    changed[at + 1] = value;
    return new Parameters(changed);
  }

  public Parameters without(String name) {
    int at = indexOf(pairs, pairs.length, name);
    if (at < 0) return this;
    String[] fewer = new String[pairs.length - 2];
    System.arraycopy(pairs, 0, fewer, 0, at);
    System.arraycopy(pairs, at + 2, fewer, at, fewer.length - at);
    return new Parameters(fewer);
  }

  /// All, in order.
  public Map<String, String> values() {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) values.put(pairs[i], pairs[i + 1]);
    return values;
  }

  /// Reads `;a=b;c`; an empty text has none. A parameter that comes twice keeps its first value.
  static Parameters parse(String text) {
    if (text.isEmpty()) return NONE;
    String[] pairs = new String[4];
    int length = 0;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != ';') throw new MalformedSip("parameters must begin with ';'");
      int end = Text.find(text, ';', at + 1);
      if (end < 0) end = text.length();
      String pair = text.substring(at + 1, end).strip();
      at = end;
      if (pair.isEmpty()) continue;
      if (length == 2 * MOST) throw new MalformedSip("too many parameters");
      int equals = pair.indexOf('=');
      String name = name(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Text.unquote(pair.substring(equals + 1).strip());
      if (indexOf(pairs, length, name) >= 0) continue;
      if (length == pairs.length) pairs = Arrays.copyOf(pairs, 2 * length);
      pairs[length++] = name;
      pairs[length++] = value;
    }
    return length == 0 ? NONE : new Parameters(length == pairs.length ? pairs : Arrays.copyOf(pairs, length));
  }

  private static String name(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) throw new MalformedSip("a parameter has no name");
    // One that opens a quotation or bracket would swallow the parameters that we write behind it.
    for (int i = 0; i < name.length(); i++) if (name.charAt(i) <= ' ' || "\"<>,\\".indexOf(name.charAt(i)) >= 0) throw new MalformedSip("a parameter's name holds a foreign character");
    return name;
  }

  @Override public boolean equals(@Nullable Object other) {
    if (!(other instanceof Parameters that) || that.pairs.length != pairs.length) return false;
    for (int i = 0; i < pairs.length; i += 2) if (!pairs[i + 1].equals(that.get(pairs[i]))) return false;
    return true;
  }

  @Override public int hashCode() {
    int sum = 0;
    for (int i = 0; i < pairs.length; i += 2) sum += pairs[i].hashCode() ^ pairs[i + 1].hashCode();
    return sum;
  }

  @Override public String toString() {
    if (pairs.length == 0) return "";
    StringBuilder text = new StringBuilder(64);
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(';').append(pairs[i]);
      String value = pairs[i + 1];
      if (!value.isEmpty()) text.append('=').append(Text.isTokenLike(value) ? value : Text.quote(value));
    }
    return text.toString();
  }
}
