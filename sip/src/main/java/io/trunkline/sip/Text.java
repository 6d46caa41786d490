package io.trunkline.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lexical rules that several headers share (RFC 3261 §25.1): quoted strings, angle brackets, escapes.
final class Text {
  private static final int MOST_ELEMENTS = 128;

  private Text() {}

  /// Where `wanted` stands outside quotes and angle brackets, from `from` on, or -1.
  static int find(String text, char wanted, int from) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') i++;
        else if (c == '"') quoted = false;
      } else if (c == wanted && !bracketed) {
        return i;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        bracketed = true;
      } else if (c == '>') {
        bracketed = false;
      }
    }
    if (quoted) throw new MalformedSip("a quoted string isn't closed");
    return -1;
  }

  /// The elements of a comma-separated header.
  static List<String> elements(String text) {
    List<String> elements = new ArrayList<>(2);
    int at = 0;
    while (true) {
      int comma = find(text, ',', at);
      String element = text.substring(at, comma < 0 ? text.length() : comma).strip();
      if (!element.isEmpty() && elements.size() == MOST_ELEMENTS) throw new MalformedSip("too many elements in a header");
      if (!element.isEmpty()) elements.add(element);
      if (comma < 0) return elements;
      at = comma + 1;
    }
  }

  static String unquote(String text) {
    if (text.isEmpty() || text.charAt(0) != '"') return text;
    if (text.length() < 2 || text.charAt(text.length() - 1) != '"') throw new MalformedSip("a quoted string isn't closed");
    if (text.indexOf('\\') < 0) return text.substring(1, text.length() - 1);
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() - 1) c = text.charAt(++i);
      plain.append(c);
    }
    return plain.toString();
  }

  static String quote(String plain) {
    StringBuilder text = new StringBuilder(plain.length() + 2).append('"');
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '"' || c == '\\' || c < ' ' || c == 0x7f) text.append('\\');   // control characters stand in quoted pairs only
      text.append(c == '\r' || c == '\n' ? ' ' : c);   // a line break would let a name add headers
    }
    return text.append('"').toString();
  }

  /// Whether a value may stand unquoted: token characters, and those of hosts and URI parameters.
  static boolean isTokenLike(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isAlphanumeric(c) && "-.!%*_+`'~[]:/?&$@".indexOf(c) < 0) return false;
    }
    return !value.isEmpty();
  }

  static boolean isToken(String value) {
    for (int i = 0; i < value.length(); i++) if (!isTokenCharacter(value.charAt(i))) return false;
    return !value.isEmpty();
  }

  static boolean isTokenCharacter(int c) { return isAlphanumeric(c) || "-.!%*_+`'~".indexOf(c) >= 0; }

  static boolean isAlphanumeric(int c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  /// `%HH` to characters (UTF-8); text without escapes is returned as it is.
  static String unescape(String text) {
    if (text.indexOf('%') < 0) return text;
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[raw.length];
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        plain[length++] = raw[i];
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) throw new MalformedSip("an escape lacks its two hexadecimal digits");
      plain[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  /// The reverse of [#unescape], leaving letters, digits and the characters of `free` as they are.
  static String escape(String plain, String free) {
    StringBuilder text = new StringBuilder(plain.length());
    for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
      if (isAlphanumeric(b) || free.indexOf(b) >= 0) text.append((char) b);
      else text.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16))).append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
    }
    return text.toString();
  }

  /// A number without sign, at most `most`.
  static long number(String text, long most) {
    if (text.isEmpty() || text.length() > 19) throw new MalformedSip("not a number");
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) throw new MalformedSip("not a number");
      value = value * 10 + digit;
      if (value > most) throw new MalformedSip("a number is too large");
    }
    return value;
  }
}
