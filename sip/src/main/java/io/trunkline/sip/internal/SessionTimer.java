package io.trunkline.sip.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Session timers (RFC 4028): we never ask for one, but keep what a peer or proxy asks for, refresh if that is our part, and end a call whose peer stopped
/// refreshing. On the loop's thread only.
final class SessionTimer {
  static final int SHORTEST_SECONDS = 90;

  /// `Session-Expires: 1800;refresher=uac`.
  record Asked(int seconds, @Nullable String refresher) {
    static @Nullable Asked of(SipMessage message) {
      String value = message.headers().first(HeaderName.SESSION_EXPIRES);
      if (value == null) return null;
      int semicolon = value.indexOf(';');
      String digits = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
      if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return null;
      String rest = semicolon < 0 ? "" : value.substring(semicolon).toLowerCase(Locale.ROOT).replace(" ", "");
      return new Asked(Integer.parseInt(digits), rest.contains("refresher=uac") ? "uac" : rest.contains("refresher=uas") ? "uas" : null);
    }
  }

  private final CallDialog call;
  private int seconds;
  private boolean ours;
  private boolean peerTakesUpdate;
  private @Nullable LoopTimer timer;
  private @Nullable LoopTimer again;

  SessionTimer(CallDialog call) { this.call = call; }

  /// Whether an INVITE or UPDATE asks for less than we allow: 422 with Min-SE (§9). Only a peer that knows timers can be told.
  static boolean isTooShort(SipRequest request) {
    Asked asked = Asked.of(request);
    return asked != null && asked.seconds() < SHORTEST_SECONDS && request.headers().lists(HeaderName.SUPPORTED, "timer");
  }

  /// Server side: puts what we agree to in the 2xx (§9) and starts the timer.
  SipResponse grant(SipRequest request, SipResponse response) {
    hearAllow(request);
    Asked asked = Asked.of(request);
    if (call.isEarly()) return response;   // §4: a session begins with its 2xx
    if (asked == null) {
      if (!request.is(Method.UPDATE)) stop();   // §7.4: a refresh without it switches the timer off
      return response;
    }
    boolean peerKnows = request.headers().lists(HeaderName.SUPPORTED, "timer");
    // Left to us, we refresh: a browser's timers sleep while its tab is in the background.
    String refresher = !peerKnows || asked.refresher() == null ? "uas" : asked.refresher();
    int granted = Math.max(asked.seconds(), SHORTEST_SECONDS);
    run(granted, refresher.equals("uas"));
    SipResponse answer = response.with(HeaderName.SESSION_EXPIRES, granted + ";refresher=" + refresher);
    return refresher.equals("uac") ? answer.and(HeaderName.REQUIRE, "timer") : answer;
  }

  /// Client side: keeps what the 2xx says (§7.2).
  void agreed(SipResponse response, boolean refresh) {
    hearAllow(response);
    Asked said = Asked.of(response);
    if (said != null) run(Math.max(said.seconds(), SHORTEST_SECONDS), !"uas".equals(said.refresher()));
    else if (refresh && seconds > 0) run(seconds, ours);
  }

  /// What a refresh of ours says (§7.4).
  Headers ask(Headers extra) { return seconds == 0 ? extra : extra.and(HeaderName.SESSION_EXPIRES, seconds + ";refresher=" + (ours ? "uac" : "uas")); }

  private void hearAllow(SipMessage message) {
    if (message.headers().has(HeaderName.ALLOW)) peerTakesUpdate = message.headers().lists(HeaderName.ALLOW, "UPDATE");
  }

  private void run(int interval, boolean weRefresh) {
    stop();
    seconds = interval;
    ours = weRefresh;
    // §10: who refreshes does so at half the interval. The other may end the call a little before its end; we ask the peer once more instead, for a late
    // refresh is no reason to lose a caller.
    timer = call.loop.after(Duration.ofSeconds(weRefresh ? interval / 2 : interval - reserve(interval)), this::refresh);
  }

  private static int reserve(int interval) { return Math.min(32, interval / 3); }

  private void refresh() {
    if (call.isEnded()) return;
    timer = call.loop.after(Duration.ofSeconds(ours ? seconds - seconds / 2 - reserve(seconds) : reserve(seconds)), this::expired);
    send();
  }

  private void send() {
    if (call.isEnded()) return;
    SessionDescription local = call.local();
    if (peerTakesUpdate || local == null) {
      call.send(Method.UPDATE, ask(Headers.NONE.and(HeaderName.SUPPORTED, Sender.SUPPORTED)), "", this::refreshed, started -> { });
    } else {
      call.reoffers.offer(local, new CompletableFuture<>());   // its 2xx comes back by agreed(); a refusal leaves expired() to decide
    }
  }

  private void refreshed(SipResponse response) {
    if (response.isProvisional() || call.isEnded()) return;
    if (response.isSuccess()) agreed(response, true);
    else if (response.status() == 491) again = call.loop.after(call.reoffers.glarePause(), this::send);
    else if (response.status() == 481 || response.status() == 408) expired();
  }

  private void expired() { call.over(EndReason.By.TIMEOUT, Cause.RECOVERY_ON_TIMER_EXPIRY, "session timer"); }

  void stop() {
    LoopTimer.stop(timer);
    LoopTimer.stop(again);
    timer = null;
    seconds = 0;
  }
}
