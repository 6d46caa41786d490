package io.trunkline.server.switchboard;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.telephony.Account;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Accounts that last as long as a page: made for a session, in memory only, gone when they expire or the node ends (then the page asks for a new one).
/// Thread-safe; at most [#MOST], the ones that ended first make room.
@Component
class PassingAccounts {
  static final int MOST = 100_000;

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  SipLogin issue(String prefix, String aor, TenantId tenant, Account.Kind kind, Object subject, Instant expiresAt, Instant now) {
    if (accounts.size() >= MOST) accounts.values().removeIf(account -> isOver(account, now));
    if (accounts.size() >= MOST) throw new IllegalStateException("too many pages hold an account");
    String username = SipSecret.username(prefix);
    String password = SipSecret.password();
    accounts.put(username, new Account(username, aor, tenant, kind,
        SipSecret.ha1("MD5", username, password), SipSecret.ha1("SHA-256", username, password), expiresAt, subject));
    return new SipLogin("sip:" + username + "@" + StationCredential.REALM, username, password, SipLogin.WS_PATH, expiresAt);
  }

  @Nullable Account find(String username) { return accounts.get(username); }

  void revoke(String username) { accounts.remove(username); }

  /// Forgets what is over; for whoever makes many.
  void sweep(Instant now) { accounts.values().removeIf(account -> isOver(account, now)); }

  private static boolean isOver(Account account, Instant now) {
    Instant end = account.expiresAt();
    return end != null && !end.isAfter(now);
  }
}
