package io.trunkline.sip.auth;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `Digest a="b", c=d`: the parameters of a challenge or of an answer to one.
final class DigestParameters {
  private static final int MOST = 32;

  private DigestParameters() {}

  /// Empty for another scheme or text that doesn't hold together.
  static Optional<Map<String, String>> parse(String header) {
    String text = header.strip();
    if (!text.regionMatches(true, 0, "Digest", 0, 6) || text.length() < 8 || text.charAt(6) > ' ') return Optional.empty();
    Map<String, String> values = new LinkedHashMap<>();
    int at = 7;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0 || values.size() == MOST) return Optional.empty();
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      int from = equals + 1;
      while (from < text.length() && text.charAt(from) == ' ') from++;
      StringBuilder value = new StringBuilder();
      int end = from < text.length() && text.charAt(from) == '"' ? quoted(text, from + 1, value) : plain(text, from, value);
      if (end < 0 || values.put(name, value.toString()) != null) return Optional.empty();
      at = text.indexOf(',', end) < 0 ? text.length() : text.indexOf(',', end) + 1;
    }
    return Optional.of(values);
  }

  private static int quoted(String text, int from, StringBuilder value) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') return i + 1;
      if (c == '\\' && i + 1 < text.length()) c = text.charAt(++i);
      value.append(c);
    }
    return -1;
  }

  private static int plain(String text, int from, StringBuilder value) {
    int end = text.indexOf(',', from);
    if (end < 0) end = text.length();
    value.append(text.substring(from, end).strip());
    return end;
  }
}
