package io.trunkline.kernel;

import java.util.regex.Pattern;

/// A number that only exists inside a country's plan and has no E.164 form: 95588, 4008001000, 12345, 110.
public record ServiceCode(String value) implements Party {
  private static final Pattern FORM = Pattern.compile("\\d{3,15}");

  public ServiceCode {
    if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a service number: " + Masked.number(value));
  }

  @Override public String dialable() { return value; }

  @Override public String toString() { return value; }   // a published hotline, not personal data
}
