package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.telephony.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Accounts of agents' pages. A page gets one per session; an agent's newest few are valid side by side (a second tab, a page being reloaded).
@Component
public class Softphones {
  private static final Duration VALID = Duration.ofHours(12);
  private static final int SIDE_BY_SIDE = 4;

  private final PassingAccounts accounts;
  private final Time time;
  private final Map<StationOwner, Deque<String>> issued = new ConcurrentHashMap<>();

  Softphones(PassingAccounts accounts, Time time) {
    this.accounts = accounts;
    this.time = time;
  }

  public SipLogin issue(TenantId tenant, AgentId agent) {
    Instant now = time.now();
    StationOwner owner = new StationOwner(tenant, agent);
    SipLogin login = accounts.issue("w", AgentStations.browserAor(tenant, agent), tenant, Account.Kind.BROWSER, owner, now.plus(VALID), now);
    issued.compute(owner, (_, known) -> {
      Deque<String> usernames = known == null ? new ArrayDeque<>() : known;
      usernames.addLast(login.username());
      if (usernames.size() > SIDE_BY_SIDE) accounts.revoke(usernames.removeFirst());
      return usernames;
    });
    return login;
  }

  /// The agent signed out, was disabled, or got a new password.
  public void revoke(TenantId tenant, AgentId agent) {
    Deque<String> usernames = issued.remove(new StationOwner(tenant, agent));
    if (usernames != null) usernames.forEach(accounts::revoke);
  }
}
