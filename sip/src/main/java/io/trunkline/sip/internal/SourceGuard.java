package io.trunkline.sip.internal;

import io.trunkline.kernel.Time;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps scanners and password guessers from costing more than a glance: an address with too much against it is not even read for a while ([Standing]).
/// Judges by what we answered, so nobody has to tell it. UDP and TCP from other machines only: browsers come by an endpoint with bounds of its own, and what
/// runs on this machine needs no SIP to do harm. Thread-safe.
final class SourceGuard {
  static final int MOST = 50_000;
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final Logger LOG = System.getLogger("io.trunkline.sip");

  private final Time time;
  private final Map<InetAddress, Standing> sources = new ConcurrentHashMap<>();
  private volatile Instant nextSweep = Instant.MIN;

  SourceGuard(Time time) { this.time = time; }

  /// Whether a message of this flow is read at all.
  boolean hears(Flow flow) {
    if (isSpared(flow)) return true;
    Instant now = time.now();
    Standing standing = sources.get(flow.remote().getAddress());
    if (standing != null && standing.isProven(now)) return true;
    if (standing != null && standing.isBanned(now)) return false;
    did(flow, Standing.Deed.MESSAGE);
    return true;
  }

  private static boolean isSpared(Flow flow) { return flow.transport().isWebSocket() || flow.remote().getAddress().isLoopbackAddress(); }

  void did(Flow flow, Standing.Deed deed) {
    if (isSpared(flow)) {
      if (deed == Standing.Deed.WRONG_PASSWORD && flow instanceof WebSocketFlow browser) browser.wrongPassword();
      return;
    }
    Instant now = time.now();
    InetAddress source = flow.remote().getAddress();
    if (!sources.containsKey(source) && !hasRoom(now)) return;   // then only the node's own bounds hold
    sources.compute(source, (_, known) -> {
      Standing before = known == null ? Standing.unknown(now) : known;
      Standing after = before.after(deed, now);
      if (after.isBanned(now) && !before.isBanned(now)) {
        LOG.log(Level.WARNING, () -> "sip.source-banned address=" + source.getHostAddress() + " last=" + deed.name().toLowerCase(Locale.ROOT) + " seconds="
            + Duration.between(now, after.bannedUntil()).toSeconds());
      }
      return after;
    });
  }

  /// What our answer to a request says about who sent it.
  void judge(Flow flow, SipRequest request, SipResponse response) {
    if (response.status() == 401 || response.status() == 407) {
      String asks = response.status() == 401 ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE;
      String answers = response.status() == 401 ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION;
      boolean stale = response.headers().all(asks).stream().anyMatch(challenge -> challenge.toLowerCase(Locale.ROOT).contains("stale=true"));
      did(flow, request.headers().has(answers) && !stale ? Standing.Deed.WRONG_PASSWORD : Standing.Deed.CHALLENGED);
    } else if (response.status() > 100 && response.status() < 300 && (request.is(Method.INVITE) || request.is(Method.REGISTER))) {
      prove(flow);
    }
  }

  void prove(Flow flow) {
    if (isSpared(flow)) return;
    Instant now = time.now();
    if (!sources.containsKey(flow.remote().getAddress()) && !hasRoom(now)) return;
    sources.compute(flow.remote().getAddress(), (_, known) -> (known == null ? Standing.unknown(now) : known).proven(now));
  }

  private boolean hasRoom(Instant now) {
    if (sources.size() < MOST) return true;
    if (now.isBefore(nextSweep)) return false;
    nextSweep = now.plus(SWEEP);
    sources.values().removeIf(standing -> standing.isBlank(now));
    return sources.size() < MOST;
  }

  /// Addresses that are not heard now.
  int banned() {
    Instant now = time.now();
    return (int) sources.values().stream().filter(standing -> standing.isBanned(now)).count();
  }
}
