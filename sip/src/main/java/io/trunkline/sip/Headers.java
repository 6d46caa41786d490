package io.trunkline.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The headers of a message in their order. Immutable; a value that came off the wire stays bytes until it is first asked for.
/// Names are compared without regard to case; those of [HeaderName] by identity first.
public final class Headers {
  public static final Headers NONE = new Headers(new Field[0]);

  private final Field[] fields;

  Headers(Field[] fields) { this.fields = fields; }

  /// One header line. `source` bytes may be folded (RFC 3261 §7.3.1): decoding joins them.
  static final class Field {
    final String name;
    final byte @Nullable [] source;
    final int from;
    final int to;
    private @Nullable String value;   // a benign race, as the next: every thread computes the same
    private @Nullable Object decoded;

    Field(String name, byte[] source, int from, int to) {
      this.name = name;
      this.source = source;
      this.from = from;
      this.to = to;
    }

    Field(String name, String value) {
      this.name = name;
      this.source = null;
      this.from = 0;
      this.to = 0;
      // A line break in a value that someone composed would let it add headers of its own.
      this.value = value.indexOf('\r') < 0 && value.indexOf('\n') < 0 ? value : value.replace('\r', ' ').replace('\n', ' ');
    }

    String value() {
      String known = value;
      if (known == null) {
        byte[] bytes = java.util.Objects.requireNonNull(source);
        known = unfolded(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        value = known;
      }
      return known;
    }

    <T> T decoded(Class<T> type, Function<String, T> decode) {
      Object known = decoded;
      if (type.isInstance(known)) return type.cast(known);
      T made = decode.apply(value());
      decoded = made;
      return made;
    }

    private static String unfolded(String text) {
      int fold = text.indexOf('\n');
      if (fold < 0) return text.strip();
      StringBuilder joined = new StringBuilder(text.length());
      int at = 0;
      for (; fold >= 0; fold = text.indexOf('\n', at)) {
        joined.append(text, at, fold);
        // By hand, since a regular expression would look at a long row of blanks once for each of them.
        for (int last = joined.length() - 1; last >= 0 && isBlank(joined.charAt(last)); last--) joined.setLength(last);
        joined.append(' ');
        at = fold + 1;
        while (at < text.length() && isBlank(text.charAt(at))) at++;
      }
      return joined.append(text, at, text.length()).toString().strip();
    }
  }

  private static boolean isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  public int size() { return fields.length; }

  public boolean has(String name) { return indexOf(name) >= 0; }

  int count(String name) {
    int count = 0;
    for (Field field : fields) if (isNamed(field, name)) count++;
    return count;
  }

  /// The value of the first header of this name.
  public @Nullable String first(String name) {
    int at = indexOf(name);
    return at < 0 ? null : fields[at].value();
  }

  /// What the first header of this name says, null where there is none. Decoded once, whatever messages share the line: an answer its request's, a request the one it was made of.
  ///
  /// @param type   immutable, and the only one that this header is decoded to
  /// @param decode throws [MalformedSip] for nonsense, each time
  <T> @Nullable T first(String name, Class<T> type, Function<String, T> decode) {
    int at = indexOf(name);
    return at < 0 ? null : fields[at].decoded(type, decode);
  }

  /// The value of each header line of this name.
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(2);
    for (Field field : fields) if (isNamed(field, name)) values.add(field.value());
    return values;
  }

  /// The elements of all lines of a comma-separated header, such as `Via`, `Route`, `Contact`, `Supported`. Not for challenges, whose parameters hold commas.
  public List<String> elements(String name) {
    List<String> elements = new ArrayList<>(2);
    for (Field field : fields) if (isNamed(field, name)) elements.addAll(Text.elements(field.value()));
    return elements;
  }

  /// Whether a comma-separated header holds this word, such as `Supported: timer`. A list that can't be read holds none.
  public boolean lists(String name, String word) {
    try {
      return elements(name).stream().anyMatch(word::equalsIgnoreCase);
    } catch (MalformedSip nonsense) {
      return false;
    }
  }

  /// With this one header in the place of all of its name, or at the end.
  public Headers with(String name, String value) {
    int at = indexOf(name);
    if (at < 0) return and(name, value);
    List<Field> changed = new ArrayList<>(fields.length);
    for (int i = 0; i < fields.length; i++) {
      if (i == at) changed.add(new Field(fields[i].name, value));
      else if (!isNamed(fields[i], name)) changed.add(fields[i]);
    }
    return new Headers(changed.toArray(Field[]::new));
  }

  /// With one more header after all others.
  public Headers and(String name, String value) {
    Field[] more = Arrays.copyOf(fields, fields.length + 1);
    more[fields.length] = new Field(name, value);
    return new Headers(more);
  }

  /// With all headers of another message part after ours.
  public Headers and(Headers others) {
    if (others.fields.length == 0) return this;
    Field[] more = Arrays.copyOf(fields, fields.length + others.fields.length);
    System.arraycopy(others.fields, 0, more, fields.length, others.fields.length);
    return new Headers(more);
  }

  /// With one more header before all others, where a `Via` of ours belongs.
  public Headers before(String name, String value) {
    Field[] more = new Field[fields.length + 1];
    more[0] = new Field(name, value);
    System.arraycopy(fields, 0, more, 1, fields.length);
    return new Headers(more);
  }

  public Headers without(String name) {
    if (!has(name)) return this;
    return new Headers(Arrays.stream(fields).filter(field -> !isNamed(field, name)).toArray(Field[]::new));
  }

  /// Only the headers of these names, in our order.
  public Headers only(String... names) {
    List<Field> wanted = new ArrayList<>(fields.length);
    for (Field field : fields) if (isAnyOf(field, names)) wanted.add(field);
    return new Headers(wanted.toArray(Field[]::new));
  }

  Field[] fields() { return fields; }

  /// With the first line of this name changed, the others left.
  Headers withFirst(String name, String value) {
    int at = indexOf(name);
    if (at < 0) return and(name, value);
    Field[] changed = fields.clone();
    changed[at] = new Field(name, value);
    return new Headers(changed);
  }

  private int indexOf(String name) {
    for (int i = 0; i < fields.length; i++) if (isNamed(fields[i], name)) return i;
    return -1;
  }

  private static boolean isAnyOf(Field field, String... names) {
    for (String name : names) if (isNamed(field, name)) return true;
    return false;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isNamed(Field field, String name) { return field.name == name || field.name.equalsIgnoreCase(name); }

  @Override public String toString() {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) text.append(field.name).append(": ").append(field.value()).append("\r\n");
    return text.toString();
  }
}
