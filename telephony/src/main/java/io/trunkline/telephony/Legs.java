package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MediaFailure;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.Refer;
import io.trunkline.sip.sdp.Crypto;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// All legs of a node, and what they need of it. Thread-safe.
final class Legs {
  private static final Logger LOG = System.getLogger(Legs.class.getName());
  private static final int MOST_LOOKS = 60;

  private final MediaEngine media;
  private final Time time;
  private final TelephonyListener listener;
  private final Duration vanished;
  private final Set<SipLeg> open = ConcurrentHashMap.newKeySet();
  private final Set<InviteDialog> up = ConcurrentHashMap.newKeySet();
  private final AtomicLong sessions;
  private final SecureRandom random = new SecureRandom();

  Legs(MediaEngine media, Time time, TelephonyListener listener, Duration vanished) {
    this.media = media;
    this.time = time;
    this.listener = listener;
    this.vanished = vanished;
    this.sessions = new AtomicLong(time.now().getEpochSecond() << 16);   // o= lines stay unique over restarts (RFC 8866 §5.2)
  }

  MediaEngine media() { return media; }

  long nextSession() { return sessions.incrementAndGet(); }

  /// For a leg's own key, should its peer want SRTP. Never the same twice.
  String srtpSecret() {
    byte[] secret = new byte[Crypto.LONGEST_KEY];
    random.nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  void opened(SipLeg leg) { open.add(leg); }

  void closed(SipLeg leg) { open.remove(leg); }

  int count() { return open.size(); }

  /// The leg whose dialog a phone names when it transfers one call of its own into another (RFC 3891 §3).
  @Nullable SipLeg of(Refer.Replaces named) {
    for (SipLeg leg : open) if (leg.isOf(named)) return leg;
    return null;
  }

  void dialogUp(InviteDialog dialog) {
    up.add(dialog);
    listener.dialogUp(dialog.callId(), dialog.state());
  }

  void dialogDown(InviteDialog dialog) {
    listener.dialogDown(dialog.callId());
    synchronized (up) {
      up.remove(dialog);
      up.notifyAll();
    }
  }

  /// Waits until every far end knows that its call is over, or this time has passed.
  void awaitReleased(Duration atMost) throws InterruptedException {
    long end = time.nanos() + atMost.toNanos();
    synchronized (up) {
      for (long left = atMost.toNanos(); left > 0 && !up.isEmpty(); left = end - time.nanos()) TimeUnit.NANOSECONDS.timedWait(up, left);
    }
  }

  void soundFailed(SipLeg leg, MediaFailure why) { LOG.log(Level.INFO, "leg.sound-failed leg={0} why={1}", leg.id(), why); }

  /// The leg's WebSocket is gone. If the sound goes on, only the network blinked and the page will open another one; else the page itself is gone.
  void watchSound(SipLeg leg) { look(leg, -1, 0); }

  private void look(SipLeg leg, long before, int looks) {
    if (!leg.isUp() || looks > MOST_LOOKS) return;
    long now = leg.statistics().received();
    if (now == before) leg.vanished();
    else time.after(vanished.dividedBy(2), () -> look(leg, now, looks + 1));
  }
}
