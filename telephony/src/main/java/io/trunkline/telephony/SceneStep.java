package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [SceneRules] decided: the next scene, what is to be done for it in this order, the reply to a command, and the end if this is it.
record SceneStep(Scene scene, List<Effect> effects, Conversation.@Nullable Reply reply, @Nullable End end) {
  sealed interface Effect {
    record HangUp(LegId leg, Cause cause) implements Effect {}

    record Ring(Conversation.Command.Consult wanted) implements Effect {}

    record RingSupervisor(Conversation.Command.Supervise wanted) implements Effect {}

    record StopSupervisor(Object subject) implements Effect {}

    enum StopRinging implements Effect { INSTANCE }

    /// Wait for the party's new station, for a while.
    record Await(LegId lost) implements Effect {}

    record Keys(LegId by, String digits) implements Effect {}

    record Mute(LegId leg, boolean muted) implements Effect {}

    /// A fact for the records. `other` and `detail` as the fact needs them.
    record Tell(What what, LegId leg, @Nullable LegId other, @Nullable Object detail) implements Effect {
      static Tell of(What what, LegId leg) { return new Tell(what, leg, null, null); }
    }
  }

  enum What {
    JOINED, HELD, RETRIEVED, MUTED, UNMUTED, LEFT, LOST, TRANSFER_STARTED, CONSULT_STARTED, CONSULTING, CONSULT_CANCELLED, TRANSFER_COMPLETED, CONFERENCE_STARTED,
    SUPERVISED, SUPERVISION_OVER
  }

  /// [Conversation.Outcome] in terms of ids.
  sealed interface End {
    record CustomerLeft(Cause cause) implements End {}

    record OthersLeft(LegId last, Cause cause) implements End {}

    record OthersLost(LegId last) implements End {}

    record TransferWanted(LegId by, Object to) implements End {}

    record TransferFailed(Destination to, DialOutcome.Failed why) implements End {}
  }

  static SceneStep to(Scene scene, Effect... effects) { return new SceneStep(scene, List.of(effects), null, null); }

  static SceneStep done(Scene scene, Effect... effects) { return new SceneStep(scene, List.of(effects), Conversation.Reply.Done.INSTANCE, null); }

  static SceneStep refused(Scene scene, Conversation.Why why) {
    return new SceneStep(scene, List.of(), new Conversation.Reply.Refused(why), null);
  }

  SceneStep ending(@Nullable End last) { return new SceneStep(scene, effects, reply, last); }

  SceneStep replying(Conversation.Reply answer) { return new SceneStep(scene, effects, answer, end); }
}
