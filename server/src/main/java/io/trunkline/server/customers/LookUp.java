package io.trunkline.server.customers;

import java.util.List;

/// Who a caller is, as far as that could be found in time.
///
/// @param unavailable true when customers couldn't be asked: then an empty list says nothing
public record LookUp(List<Customer> matches, boolean unavailable) {
  static final LookUp UNAVAILABLE = new LookUp(List.of(), true);

  public LookUp {
    matches = List.copyOf(matches);
  }
}
