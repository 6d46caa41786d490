package io.trunkline.server.platform.web;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Ids and cursors out of paths and queries.
public final class Id {
  private Id() {}

  /// @throws Problem 404: what can't be an id is nobody's
  public static <T> T of(long value, LongFunction<T> make, String what) {
    if (value <= 0) throw Problem.notFound(what);
    return make.apply(value);
  }

  /// The id after which a page begins; null = from the beginning.
  public static long cursor(@Nullable String after) {
    if (after == null || after.isEmpty()) return 0;
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException _) {
      throw Problem.invalid("cursor-unknown", "this cursor was not given by this list", "begin without one");
    }
  }
}
