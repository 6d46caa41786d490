package io.trunkline.cell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last entries of a numbered sequence, the first number being 1. Grows up to `capacity` and then forgets the oldest. Not thread-safe.
final class Ring<E> {
  private final List<@Nullable E> entries = new ArrayList<>();
  private final int capacity;
  private long last;

  Ring(int capacity) { this.capacity = capacity; }

  void add(E entry) {
    int slot = slot(++last);
    if (slot == entries.size()) entries.add(entry);
    else entries.set(slot, entry);
  }

  long last() { return last; }

  /// The number of the oldest kept; one more than [#last] when there is none.
  long first() { return last - entries.size() + 1; }

  /// Everything after `number`, or null when some of that is forgotten, or lies in the future.
  @Nullable List<E> after(long number) {
    if (number > last || number + 1 < first()) return null;
    List<E> found = new ArrayList<>((int) (last - number));
    for (long n = number + 1; n <= last; n++) {
      E entry = entries.get(slot(n));
      if (entry != null) found.add(entry);
    }
    return found;
  }

  private int slot(long number) { return (int) ((number - 1) % capacity); }
}
