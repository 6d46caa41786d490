package io.trunkline.server.platform.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A bounded list: `next` is the cursor to ask for what follows, null at the end.
public record Page<T>(List<T> items, @Nullable String next) {
  /// Rows of one page out of the database.
  public static final int MOST = 200;
  public static final int USUAL = 50;
  /// Entries of one page out of memory.
  public static final int MOST_IN_MEMORY = 1000;

  public static <T> Page<T> all(List<T> items) { return new Page<>(List.copyOf(items), null); }

  /// The page out of `limit + 1` fetched rows.
  public static <T> Page<T> of(List<T> fetched, int limit, Function<T, String> cursor) {
    if (fetched.size() <= limit) return all(fetched);
    List<T> items = List.copyOf(fetched.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /// A page of what is in memory anyway, in the order of ids.
  public static <T> Page<T> slice(Collection<T> whole, @Nullable String after, @Nullable Integer limit, ToLongFunction<T> id) {
    int size = limit(limit, MOST_IN_MEMORY, MOST_IN_MEMORY);
    long from = Id.cursor(after);
    List<T> fetched = whole.stream().filter(item -> id.applyAsLong(item) > from).sorted(Comparator.comparingLong(id)).limit(size + 1L).toList();
    return of(fetched, size, item -> Long.toString(id.applyAsLong(item)));
  }

  /// The asked-for size within bounds; null = usual.
  public static int limit(@Nullable Integer asked) { return limit(asked, USUAL, MOST); }

  private static int limit(@Nullable Integer asked, int usual, int most) {
    if (asked == null) return usual;
    if (asked < 1 || asked > most) throw Problem.invalid("limit-out-of-bounds", "limit must be 1 to " + most, "ask for less and follow next");
    return asked;
  }
}
