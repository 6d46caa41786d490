package io.trunkline.telephony;

import java.time.Instant;
import java.util.List;

/// Where stations are: the registrar's bindings (RFC 3261 §10). Thread-safe.
public interface Stations {
  boolean isOnline(String aor);

  /// The newest first; empty if offline.
  List<Binding> bindings(String aor);

  /// Drops what was registered with this username: its session has ended, or its secret was changed.
  void forget(String username);

  /// @param contact   as registered
  /// @param address   where it came from
  record Binding(String contact, String address, Account account, Instant since, Instant until) {}
}
