package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Conversation.Why;
import io.trunkline.telephony.Scene.Consult;
import io.trunkline.telephony.SceneStep.Effect;
import io.trunkline.telephony.SceneStep.Effect.Tell;
import io.trunkline.telephony.SceneStep.End;
import io.trunkline.telephony.SceneStep.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a conversation does next. Pure. Its first rule: as long as the customer is there, somebody is with the customer or on the way, or the
/// conversation ends and the script takes the customer back.
final class SceneRules {
  private SceneRules() {}

  static SceneStep next(Scene scene, SceneEvent event) { return SupervisionRules.settle(step(scene, event)); }

  private static SceneStep step(Scene scene, SceneEvent event) {
    return switch (event) {
      case SceneEvent.Asked(Command command) when scene.supervisors().containsKey(command.by()) -> SupervisionRules.asked(scene, command);
      case SceneEvent.Asked(Command command) -> asked(scene, command);
      case SceneEvent.Gone(LegId leg, Cause cause) -> gone(scene, leg, cause);
      case SceneEvent.Vanished(LegId leg) -> vanished(scene, leg);
      case SceneEvent.CameBack(LegId lost, LegId leg) -> scene.lost().contains(lost) ? SceneStep.to(scene.replacing(lost, leg))
          : SceneStep.to(scene, new Effect.HangUp(leg, Cause.NORMAL_CLEARING));   // too late
      case SceneEvent.StaysAway(LegId lost) -> scene.lost().contains(lost) ? leaves(scene, lost, Cause.DESTINATION_OUT_OF_ORDER, true) : SceneStep.to(scene);
      case SceneEvent.PhoneHolds(LegId leg, boolean holds) -> phoneHolds(scene, leg, holds);
      case SceneEvent.BroughtIn(LegId by, LegId leg) -> broughtIn(scene, by, leg);
      case SceneEvent.ConsultedAnswered(LegId leg) -> consultedAnswered(scene, leg);
      case SceneEvent.ConsultFailed(DialOutcome.Failed why) -> consultFailed(scene, why);
      case SceneEvent.SupervisorAnswered(LegId leg, Scene.Beside wanted) -> SupervisionRules.answered(scene, leg, wanted);
    };
  }

  private static SceneStep asked(Scene scene, Command command) {
    LegId by = command.by();
    if (!scene.others().contains(by) && !scene.isConsulted(by)) return SceneStep.refused(scene, Why.NOT_TALKING);
    return switch (command) {
      case Command.Mute(_, boolean muted) -> SceneStep.done(scene, new Effect.Mute(by, muted), Tell.of(muted ? What.MUTED : What.UNMUTED, by));
      case Command.SendDigits(_, String digits) -> SceneStep.done(scene, new Effect.Keys(by, digits));
      case Command.HangUp _ -> hangUp(scene, by);
      case Command.Supervise wanted -> SupervisionRules.supervise(scene, wanted);
      case Command.CallOffSupervision(_, Object supervisor) -> SceneStep.done(scene, new Effect.StopSupervisor(supervisor));
      case Command.ChangeSupervision _ -> SceneStep.refused(scene, Why.NOT_NOW);
      case Command _ when !scene.others().contains(by) || scene.lost().contains(by) -> SceneStep.refused(scene, Why.NOT_NOW);
      case Command.Hold _ -> hold(scene, by);
      case Command.Retrieve _ -> scene.holding().contains(by) ? SceneStep.done(scene.holding(by, false), Tell.of(What.RETRIEVED, by))
          : SceneStep.refused(scene, Why.NOT_NOW);
      case Command.BlindTransfer(_, Object to) -> blindTransfer(scene, by, to);
      case Command.Consult wanted -> consult(scene, wanted);
      case Command.CompleteConsult _ -> complete(scene, by);
      case Command.CancelConsult _ -> cancel(scene, by);
      case Command.Join _ -> join(scene, by);
    };
  }

  private static SceneStep hold(Scene scene, LegId by) {
    if (scene.isConsulting(by) || scene.holding().contains(by)) return SceneStep.refused(scene, Why.NOT_NOW);
    return SceneStep.done(scene.holding(by, true), Tell.of(What.HELD, by));
  }

  private static SceneStep phoneHolds(Scene scene, LegId leg, boolean holds) {
    if (!scene.others().contains(leg) || scene.isConsulting(leg) || scene.holding().contains(leg) == holds) return SceneStep.to(scene);
    return SceneStep.to(scene.holding(leg, holds), Tell.of(holds ? What.HELD : What.RETRIEVED, leg));
  }

  private static SceneStep blindTransfer(Scene scene, LegId by, Object to) {
    if (scene.consult() != null || scene.others().size() > 1 || scene.isBargedInto()) return SceneStep.refused(scene, Why.NOT_NOW);
    return SceneStep.done(scene.without(by), new Tell(What.TRANSFER_STARTED, by, null, to), new Effect.HangUp(by, Cause.NORMAL_CLEARING),
        new Tell(What.LEFT, by, null, Cause.NORMAL_CLEARING)).ending(new End.TransferWanted(by, to));
  }

  private static SceneStep consult(Scene scene, Command.Consult wanted) {
    if (scene.consult() != null || scene.others().size() >= Scene.MOST_OTHERS) return SceneStep.refused(scene, Why.NOT_NOW);
    Scene asking = scene.holding(wanted.by(), false).with(new Consult(wanted.by(), wanted.to(), null));
    return SceneStep.done(asking, new Tell(What.CONSULT_STARTED, wanted.by(), null, wanted.to()), new Effect.Ring(wanted));
  }

  private static SceneStep complete(Scene scene, LegId by) {
    if (!scene.isConsulting(by)) return SceneStep.refused(scene, Why.NOT_NOW);
    return handOver(scene, by, new Effect.HangUp(by, Cause.NORMAL_CLEARING), new Tell(What.LEFT, by, null, Cause.NORMAL_CLEARING))
        .replying(Reply.Done.INSTANCE);
  }

  private static SceneStep cancel(Scene scene, LegId by) {
    Consult consult = scene.consult();
    if (consult == null || !scene.isConsulting(by)) return SceneStep.refused(scene, Why.NOT_NOW);
    LegId consulted = consult.consulted();
    Effect stop = consulted == null ? Effect.StopRinging.INSTANCE : new Effect.HangUp(consulted, Cause.NORMAL_CLEARING);
    List<Effect> effects = new ArrayList<>(List.of(stop, Tell.of(What.CONSULT_CANCELLED, by)));
    if (consulted != null) effects.add(new Tell(What.LEFT, consulted, null, Cause.NORMAL_CLEARING));
    return new SceneStep(scene.with(null), effects, Reply.Done.INSTANCE, null);
  }

  private static SceneStep join(Scene scene, LegId by) {
    Consult consult = scene.consult();
    if (consult == null || !scene.isConsulting(by)) return SceneStep.refused(scene, Why.NOT_NOW);
    LegId consulted = consult.consulted();
    if (consulted == null) return SceneStep.refused(scene, Why.NOT_ANSWERED);
    return SceneStep.done(scene.with(null).joinedBy(consulted), Tell.of(What.CONFERENCE_STARTED, by), Tell.of(What.JOINED, consulted));
  }

  private static SceneStep hangUp(Scene scene, LegId by) {
    SceneStep left = gone(scene, by, Cause.NORMAL_CLEARING);
    List<Effect> effects = new ArrayList<>(List.of(new Effect.HangUp(by, Cause.NORMAL_CLEARING)));
    effects.addAll(left.effects());
    return new SceneStep(left.scene(), effects, Reply.Done.INSTANCE, left.end());
  }

  private static SceneStep gone(Scene scene, LegId leg, Cause cause) {
    if (leg.equals(scene.customer())) return SceneStep.to(scene, new Tell(What.LEFT, leg, null, cause)).ending(new End.CustomerLeft(cause));
    if (scene.isConsulted(leg)) return consultedLeft(scene, leg, cause);
    if (scene.supervisors().containsKey(leg)) return SupervisionRules.left(scene, leg);
    if (!scene.others().contains(leg)) return SceneStep.to(scene);
    return leaves(scene, leg, cause, false);
  }

  /// One of the others is out. Who asks someone and hangs up hands the customer over: nobody can have meant to leave the customer alone.
  private static SceneStep leaves(Scene scene, LegId leg, Cause cause, boolean lost) {
    Tell left = new Tell(What.LEFT, leg, null, cause);
    if (scene.isConsulting(leg)) return handOver(scene, leg, left);
    Scene rest = scene.without(leg);
    boolean alone = rest.others().isEmpty() && rest.consult() == null && !rest.isBargedInto();
    return SceneStep.to(rest, left).ending(!alone ? null : lost ? new End.OthersLost(leg) : new End.OthersLeft(leg, cause));
  }

  private static SceneStep handOver(Scene scene, LegId by, Effect... first) {
    Consult consult = Objects.requireNonNull(scene.consult());
    LegId consulted = consult.consulted();
    if (consulted == null) return new SceneStep(scene.without(by).with(new Consult(null, consult.to(), null)), List.of(first), null, null);
    return takesOver(scene.with(null), by, consulted, first);
  }

  private static SceneStep takesOver(Scene scene, LegId by, LegId successor, Effect... first) {
    List<Effect> effects = new ArrayList<>(List.of(first));
    effects.add(new Tell(What.TRANSFER_COMPLETED, by, successor, null));
    effects.add(Tell.of(What.JOINED, successor));
    return new SceneStep(scene.without(by).joinedBy(successor), effects, null, null);
  }

  private static SceneStep broughtIn(Scene scene, LegId by, LegId leg) {
    if (!scene.mayBeReplaced(by)) return SceneStep.to(scene, new Effect.HangUp(leg, Cause.NORMAL_CLEARING));
    return takesOver(scene, by, leg, new Effect.HangUp(by, Cause.NORMAL_CLEARING), new Tell(What.LEFT, by, null, Cause.NORMAL_CLEARING));
  }

  private static SceneStep consultedLeft(Scene scene, LegId leg, Cause cause) {
    return SceneStep.to(scene.with(null), new Tell(What.LEFT, leg, null, cause));
  }

  private static SceneStep vanished(Scene scene, LegId leg) {
    if (scene.others().contains(leg) && !scene.lost().contains(leg)) {
      return SceneStep.to(scene.losing(leg), Tell.of(What.LOST, leg), new Effect.Await(leg));
    }
    return scene.has(leg) && !scene.lost().contains(leg) ? gone(scene, leg, Cause.DESTINATION_OUT_OF_ORDER) : SceneStep.to(scene);
  }

  private static SceneStep consultedAnswered(Scene scene, LegId leg) {
    Consult consult = scene.consult();
    if (consult == null || consult.consulted() != null) return SceneStep.to(scene, new Effect.HangUp(leg, Cause.NORMAL_CLEARING));
    LegId by = consult.by();
    if (by == null) return SceneStep.to(scene.with(null).joinedBy(leg), Tell.of(What.JOINED, leg));
    return SceneStep.to(scene.with(new Consult(by, consult.to(), leg)), new Tell(What.CONSULTING, by, leg, null));
  }

  private static SceneStep consultFailed(Scene scene, DialOutcome.Failed why) {
    Consult consult = scene.consult();
    if (consult == null || consult.consulted() != null) return SceneStep.to(scene);
    boolean alone = consult.by() == null && scene.others().isEmpty();
    return SceneStep.to(scene.with(null)).ending(alone ? new End.TransferFailed(consult.to(), why) : null);
  }
}
