package io.trunkline.kernel;

import java.util.regex.Pattern;

/// A telephone number in international form (ITU-T E.164): `+`, then 2 to 15 digits, the first not 0.
public record E164(String value) implements Party {
  private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{1,14}");

  public E164 {
    if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not an E.164 number: " + Masked.number(value));
  }

  @Override public String dialable() { return value; }

  @Override public String toString() { return Masked.number(value); }
}
