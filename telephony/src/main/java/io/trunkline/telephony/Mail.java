package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.sip.Reason;
import io.trunkline.sip.Refer;
import io.trunkline.sip.SipFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What is left in the mailbox of a call, or of an attempt.
sealed interface Mail {
  /// Whether losing it would leave a leg, a lease or a waiting thread behind: such mail is taken even by a full box. Each kind of it is bounded by
  /// the number of legs, timers and attempts.
  default boolean isVital() { return true; }

  record LegGone(SipLeg leg, Cause cause, boolean network) implements Mail {}

  record LegVanished(SipLeg leg) implements Mail {}

  record LegConnected(SipLeg leg) implements Mail {}

  /// Nothing comes from the leg, though it should send.
  record FellSilent(SipLeg leg, Duration span) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  record HeardAgain(SipLeg leg) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  /// @param relayed false: it came by INFO, so the media didn't carry it to the other side
  record Key(SipLeg leg, char key, boolean relayed) implements Mail {
    @Override public boolean isVital() { return false; }

    @Override public String toString() { return "Key[*]"; }
  }

  record Played(SipLeg leg, String token) implements Mail {}

  record PhoneHolds(SipLeg leg, boolean holds) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  record Referred(SipLeg leg, Refer refer) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  /// To the call of `second`: its phone transfers that call into the one of `by`, whose mailbox wants the party that `second` talks with.
  record PartnerWanted(SipLeg second, SipLeg by, Refer refer, Mailbox wanting) implements Mail {
    @Override public boolean isVital() { return false; }

    /// Hands the partner over, or says by null that there is none. A call that meanwhile ended takes nobody.
    void give(@Nullable SipLeg partner) {
      if (partner != null) partner.ownedBy(wanting);
      boolean taken = wanting.post(new PartnerGiven(by, refer, partner));
      if (!taken && partner != null) partner.hangUp(Cause.NORMAL_CLEARING);
    }
  }

  /// The answer to [PartnerWanted].
  record PartnerGiven(SipLeg by, Refer refer, @Nullable SipLeg partner) implements Mail {
    /// Nobody can take the partner over: it has no call any more.
    void decline() {
      refer.notify(503);
      if (partner != null) partner.hangUp(Cause.NORMAL_CLEARING);
    }
  }

  record DialRings(DialRun run) implements Mail {}

  /// What this leg says can be heard before its answer.
  record DialSounds(DialRun run, SipLeg leg) implements Mail {}

  record DialDone(DialRun run, DialOutcome outcome) implements Mail {}

  record Posted(Object content) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  record Commanded(Conversation.Command command, CompletableFuture<Conversation.Reply> reply) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  record HangUpWanted(Cause cause) implements Mail {}

  record Due(Object token) implements Mail {}

  /// The station of a lost party is registered anew.
  record StationBack(LegId lost) implements Mail {
    @Override public boolean isVital() { return false; }
  }

  /// To an attempt: one of its phones or addresses gave a sign of life, without ringing yet.
  record Trying(Ring ring) implements Mail {}

  /// @param early the far end plays something of its own already: an announcement, its network's ringing
  record Rings(Ring ring, boolean early) implements Mail {}

  record RingAnswered(Ring ring) implements Mail {}

  record RingFailed(Ring ring, SipFailure failure) implements Mail {}

  record CancelWanted(Reason reason) implements Mail {}

  enum Accepted implements Mail { INSTANCE }
}
