package io.trunkline.server.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who calls.
///
/// @param numbers in dialable form, the usual one first
/// @param level   as the tenant names it: VIP
/// @param fields  what the tenant keeps besides
public record Customer(
    long id, String name, List<String> numbers, @Nullable String company, @Nullable String level, @Nullable String notes, Map<String, String> fields) {
  public Customer {
    numbers = List.copyOf(numbers);
    fields = Map.copyOf(fields);
  }

  /// Personal data stays out of logs.
  @Override public String toString() { return "Customer[" + id + "]"; }
}
