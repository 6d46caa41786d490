package io.trunkline.server.acd;

import org.jspecify.annotations.Nullable;

/// What an agent wrote about a call; at most 4,000 and 100 characters.
public record Notes(@Nullable String text, @Nullable String category) {
  public static final Notes NONE = new Notes(null, null);
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_CATEGORY = 100;

  public Notes {
    if (text != null && text.length() > LONGEST_TEXT) throw new IllegalArgumentException("notes have at most " + LONGEST_TEXT + " characters");
    if (category != null && category.length() > LONGEST_CATEGORY) throw new IllegalArgumentException("a category has at most " + LONGEST_CATEGORY + " characters");
  }

  public boolean isEmpty() { return text == null && category == null; }
}
