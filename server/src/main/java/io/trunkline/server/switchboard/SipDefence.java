package io.trunkline.server.switchboard;

import io.trunkline.kernel.Time;
import io.trunkline.sip.SipCounters;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator, at most every five minutes and only if something came, what of SIP was not listened to: scanners and guessers are silent by
/// design, so without this line nobody would know of them.
final class SipDefence {
  static final Duration EVERY = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(SipDefence.class);

  /// What came between two looks. Pure.
  record Refused(long silenced, long rejected, long malformed, long banned, long dropped, long bounded) {
    static Refused between(SipCounters before, SipCounters now) {
      return new Refused(now.silenced() - before.silenced(), now.rejected() - before.rejected(), now.malformed() - before.malformed(),
          now.banned() - before.banned(), now.dropped() - before.dropped(), now.bounded() - before.bounded());
    }

    boolean isWorthTelling() { return silenced + rejected + malformed + banned + dropped + bounded > 0; }
  }

  private final Time time;
  private final Supplier<SipCounters> counters;
  private volatile SipCounters before;
  private volatile Time.Timer next;

  private SipDefence(Time time, Supplier<SipCounters> counters) {
    this.time = time;
    this.counters = counters;
    this.before = counters.get();
    this.next = time.after(EVERY, this::look);
  }

  static SipDefence watch(Time time, Supplier<SipCounters> counters) { return new SipDefence(time, counters); }

  private void look() {
    SipCounters now = counters.get();
    Refused refused = Refused.between(before, now);
    before = now;
    if (refused.isWorthTelling()) {
      LOG.atInfo().addKeyValue("silenced", refused.silenced()).addKeyValue("rejected", refused.rejected()).addKeyValue("malformed", refused.malformed())
          .addKeyValue("banned", refused.banned()).addKeyValue("dropped", refused.dropped()).addKeyValue("bounded", refused.bounded())
          .addKeyValue("bannedSources", now.bannedSources()).log("sip.refused");
    }
    next = time.after(EVERY, this::look);
  }

  void stop() { next.cancel(); }
}
