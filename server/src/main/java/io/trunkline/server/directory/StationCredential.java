package io.trunkline.server.directory;

import io.trunkline.kernel.AgentId;

/// What a SIP phone proves itself with.
///
/// @param username  unique over all tenants: `demo-1001`
/// @param ha1Md5    RFC 7616 §3.4.2 with MD5 and [#REALM], lower-case hex
/// @param ha1Sha256 the same with SHA-256
public record StationCredential(AgentId agent, String username, String ha1Md5, String ha1Sha256) {
  /// The one realm of all stations: a hash is made for it, so it never changes.
  public static final String REALM = "trunkline";

  @Override public String toString() { return "StationCredential[" + username + "]"; }
}
