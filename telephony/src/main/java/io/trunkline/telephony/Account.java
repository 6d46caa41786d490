package io.trunkline.telephony;

import io.trunkline.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a station or a guest proves itself with (RFC 7616 §3.4.2), and who it then is.
///
/// @param username   digest username, unique over all tenants; a browser gets a new one per session
/// @param aor        the address of record that it registers and is rung as, unique over all tenants; several usernames may share one.
///                   A guest never registers: it is the name of the page that the guest calls from
/// @param ha1Md5     H(username:realm:password), lower-case hex
/// @param ha1Sha256  the same with SHA-256
/// @param expiresAt  when the credentials end; null for those of a SIP phone
/// @param subject    whom this is to the one who made the account; handed back unchanged
public record Account(String username, String aor, TenantId tenant, Kind kind, String ha1Md5, String ha1Sha256, @Nullable Instant expiresAt,
    @Nullable Object subject) {
  public enum Kind {
    /// An agent's page.
    BROWSER,
    SIP_PHONE,
    /// Someone on the internet: may call one destination, never registers.
    GUEST
  }

  @Override public String toString() { return "Account[" + username + " " + kind + "]"; }
}
