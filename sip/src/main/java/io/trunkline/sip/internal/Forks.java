package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.RAck;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Status;
import io.trunkline.sip.sdp.SessionDescription;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who answered an INVITE of ours provisionally: one early dialog for each phone that a proxy forked it to (RFC 3261 §12.1.2). On the loop's thread only.
final class Forks {
  /// A proxy that forks to more has the others without PRACK and UPDATE.
  private static final int MOST = 8;

  private final Function<SipResponse, CallDialog> early;
  private final Map<String, Fork> forks = new HashMap<>(2);

  /// @param early makes the dialog of a first provisional response
  Forks(Function<SipResponse, CallDialog> early) { this.early = early; }

  /// One phone. Its dialog is made when the first request needs it, which for most calls is never.
  final class Fork {
    private final SipResponse first;
    private @Nullable CallDialog dialog;
    private long acknowledged = -1;
    private boolean agreed;
    private @Nullable SessionDescription session;

    private Fork(SipResponse first) { this.first = first; }

    CallDialog dialog() {
      CallDialog made = dialog == null ? early.apply(first) : dialog;
      dialog = made;
      return made;
    }

    /// Whether this phone has answered our offer for certain, so that either side may make the next one (RFC 3311 §5.1).
    boolean isAgreed() { return agreed; }

    private boolean isNews(SipResponse response) {
      RAck number = RAck.of(response);
      SessionDescription sdp = readable(response);
      if (number == null) {
        if (sdp != null && !agreed) session = sdp;
        return true;
      }
      // RFC 3262 §4: in their order; a repeat has been acknowledged, and what comes too early will come again.
      if (acknowledged >= 0 && number.sequence() != acknowledged + 1) return false;
      acknowledged = number.sequence();
      if (sdp != null && !agreed) {
        agreed = true;
        session = sdp;
        dialog().reoffers.heard(sdp);
      }
      dialog().send(Method.PRACK, Headers.NONE.and(HeaderName.RACK, number.toString()), "", answer -> { }, started -> { });
      return true;
    }
  }

  /// Takes a provisional response and sends the PRACK if it wants one; false for a repeat.
  boolean hear(SipResponse response) {
    String tag = response.to().tag();
    if (response.status() == 100 || tag == null) return true;
    if (forks.size() == MOST && !forks.containsKey(tag)) return true;
    return forks.computeIfAbsent(tag, _ -> new Fork(response)).isNews(response);
  }

  @Nullable Fork of(@Nullable String tag) { return forks.get(tag); }

  /// The early dialog that an answer confirms, if one was needed.
  @Nullable CallDialog dialog(@Nullable String tag) {
    Fork fork = forks.get(tag);
    return fork == null ? null : fork.dialog;
  }

  /// What the phone said of its session so far: all there is when the 2xx says nothing of it.
  @Nullable SessionDescription session(@Nullable String tag) {
    Fork fork = forks.get(tag);
    if (fork == null) return null;
    return fork.dialog == null || !fork.agreed ? fork.session : fork.dialog.reoffers.theirs();
  }

  /// The attempt is over, or this phone's answer has ended it: the others' early dialogs are no more, and nobody listens to them.
  void close(@Nullable CallDialog but) {
    for (Fork fork : forks.values()) {
      CallDialog over = fork.dialog;
      if (over == null || over == but) continue;
      over.reoffers.close(Status.phrase(487));
      over.heardBy(InviteListener.NOBODY);
    }
  }

  static @Nullable SessionDescription readable(SipMessage message) {
    try {
      return message.sdp();
    } catch (MalformedSip unreadable) {
      return null;
    }
  }
}
