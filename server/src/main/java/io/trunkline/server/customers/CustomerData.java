package io.trunkline.server.customers;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is written of a customer; numbers as people write them.
public record CustomerData(
    @Nullable String name, @Nullable List<String> numbers, @Nullable String company, @Nullable String level, @Nullable String notes,
    @Nullable Map<String, String> fields) {
  @Override public String toString() { return "CustomerData[…]"; }
}
