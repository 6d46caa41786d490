package io.trunkline.server.switchboard;

import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.telephony.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// People who call from a tenant's page without signing in. Each gets an account for one call to one number, valid for minutes;
/// one address gets few of them, so that a script can't fill the tenant's queue.
@Component
public class WebGuests {
  private static final Duration VALID = Duration.ofMinutes(5);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int PER_WINDOW = 6;
  private static final int ADDRESSES = 50_000;

  /// Whom a guest may call: the subject of its account.
  ///
  /// @param number id of the tenant's number
  record Pass(String token, long number) {}

  public sealed interface Result {
    /// @param destination what to dial
    record Issued(SipLogin login, String destination) implements Result {}

    /// The link isn't there, not enabled, or its tenant is suspended.
    enum Unknown implements Result { INSTANCE }

    /// This address asked too often.
    record TooMany(Duration retryAfter) implements Result {}
  }

  private record Asked(Instant since, int times) {}

  private final Directory directory;
  private final PassingAccounts accounts;
  private final Time time;
  private final Map<String, Asked> addresses = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) { return size() > ADDRESSES; }
  };

  WebGuests(Directory directory, PassingAccounts accounts, Time time) {
    this.directory = directory;
    this.accounts = accounts;
    this.time = time;
  }

  public Result issue(String token, String address) {
    Instant now = time.now();
    var link = directory.byWebLink(token).filter(found -> found.link().enabled() && found.tenant().active());
    if (link.isEmpty()) return Result.Unknown.INSTANCE;
    Duration wait = ask(address, now);
    if (wait.isPositive()) return new Result.TooMany(wait);
    var found = link.get();
    Pass pass = new Pass(token, found.number().id());
    accounts.sweep(now);
    SipLogin login = accounts.issue("g", found.link().name(), found.tenant().tenant(), Account.Kind.GUEST, pass, now.plus(VALID), now);
    return new Result.Issued(login, "sip:" + found.number().number().dialable() + "@" + StationCredential.REALM);
  }

  /// Counts a request of this address; how long it has to wait, or zero.
  private synchronized Duration ask(String address, Instant now) {
    Asked asked = addresses.get(address);
    if (asked == null || !asked.since().plus(WINDOW).isAfter(now)) {
      addresses.put(address, new Asked(now, 1));
      return Duration.ZERO;
    }
    if (asked.times() >= PER_WINDOW) return Duration.between(now, asked.since().plus(WINDOW));
    addresses.put(address, new Asked(asked.since(), asked.times() + 1));
    return Duration.ZERO;
  }
}
