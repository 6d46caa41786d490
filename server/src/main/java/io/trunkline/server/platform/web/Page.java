package io.trunkline.server.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A bounded list: `next` is the cursor to ask for what follows, null at the end.
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int MOST = 200;
  public static final int USUAL = 50;

  public static <T> Page<T> all(List<T> items) { return new Page<>(List.copyOf(items), null); }

  /// The page out of `limit + 1` fetched rows.
  public static <T> Page<T> of(List<T> fetched, int limit, Function<T, String> cursor) {
    if (fetched.size() <= limit) return all(fetched);
    List<T> items = List.copyOf(fetched.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /// The asked-for size within bounds; null = usual.
  public static int limit(@Nullable Integer asked) {
    if (asked == null) return USUAL;
    if (asked < 1 || asked > MOST) throw Problem.invalid("limit-out-of-bounds", "limit must be 1 to " + MOST, "ask for less and follow next");
    return asked;
  }
}
