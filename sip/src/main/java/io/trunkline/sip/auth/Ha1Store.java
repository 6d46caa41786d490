package io.trunkline.sip.auth;

import org.jspecify.annotations.Nullable;

/// Where a server finds H(username:realm:password). Asked on SIP loops, so it must answer from memory.
public interface Ha1Store {
  /// In lower-case hexadecimal; null for a user or algorithm without one.
  @Nullable String ha1(String username, String realm, Algorithm algorithm);
}
