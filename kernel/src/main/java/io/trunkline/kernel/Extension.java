package io.trunkline.kernel;

import java.util.regex.Pattern;

/// A number inside one tenant: an agent's or an employee's.
public record Extension(String value) implements Party {
  private static final Pattern FORM = Pattern.compile("\\d{2,8}");

  public Extension {
    if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("an extension has 2 to 8 digits: " + value);
  }

  @Override public String dialable() { return value; }

  @Override public String toString() { return value; }
}
