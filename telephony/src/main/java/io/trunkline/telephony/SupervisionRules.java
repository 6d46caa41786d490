package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Supervision;
import io.trunkline.telephony.Conversation.Why;
import io.trunkline.telephony.Scene.Beside;
import io.trunkline.telephony.SceneStep.Effect;
import io.trunkline.telephony.SceneStep.Effect.Tell;
import io.trunkline.telephony.SceneStep.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What [SceneRules] says of supervisors. Pure. A supervisor stands beside one agent and stays no longer than that agent: who only listened or whispered is
/// hung up with the agent's leaving, who talked with the customer goes on talking as one of the parties.
final class SupervisionRules {
  private SupervisionRules() {}

  static SceneStep supervise(Scene scene, Command.Supervise wanted) {
    if (!scene.others().contains(wanted.by()) || scene.supervisors().size() >= Scene.MOST_SUPERVISORS) return SceneStep.refused(scene, Why.NOT_NOW);
    return SceneStep.done(scene, new Effect.RingSupervisor(wanted));
  }

  /// The agent may have left, or others have come, while the supervisor's phone rang.
  static SceneStep answered(Scene scene, LegId leg, Beside wanted) {
    if (!scene.others().contains(wanted.agent()) || scene.supervisors().size() >= Scene.MOST_SUPERVISORS) {
      return SceneStep.to(scene, new Effect.HangUp(leg, Cause.NORMAL_CLEARING), new Tell(What.SUPERVISION_OVER, leg, wanted.agent(), null));
    }
    return in(scene, leg, wanted);
  }

  static SceneStep asked(Scene scene, Command command) {
    LegId by = command.by();
    Beside beside = scene.supervisors().get(by);
    return switch (command) {
      case Command.ChangeSupervision(_, Supervision mode) when beside != null && beside.mode() != mode ->
          in(scene, by, new Beside(beside.agent(), mode)).replying(Conversation.Reply.Done.INSTANCE);
      case Command.HangUp _ -> {
        SceneStep left = left(scene, by);
        List<Effect> effects = new ArrayList<>(List.of(new Effect.HangUp(by, Cause.NORMAL_CLEARING)));
        effects.addAll(left.effects());
        yield new SceneStep(left.scene(), effects, Conversation.Reply.Done.INSTANCE, null);
      }
      case Command.Mute(_, boolean muted) -> SceneStep.done(scene, new Effect.Mute(by, muted));
      default -> SceneStep.refused(scene, Why.NOT_NOW);
    };
  }

  private static SceneStep in(Scene scene, LegId leg, Beside wanted) {
    Tell told = new Tell(What.SUPERVISED, leg, wanted.agent(), wanted.mode());
    if (wanted.mode() != Supervision.TAKE_OVER) return SceneStep.to(scene.supervisedBy(leg, wanted), told);
    List<Effect> effects = new ArrayList<>(List.of(told));
    Scene rest = stopConsulting(scene, wanted.agent(), effects).supervisedBy(leg, null).without(wanted.agent()).joinedBy(leg);
    effects.add(new Tell(What.SUPERVISION_OVER, leg, wanted.agent(), null));
    effects.add(Tell.of(What.JOINED, leg));
    effects.add(new Effect.HangUp(wanted.agent(), Cause.NORMAL_CLEARING));
    effects.add(new Tell(What.LEFT, wanted.agent(), null, Cause.NORMAL_CLEARING));
    return new SceneStep(rest, effects, null, null);
  }

  /// Whom the agent was asking is not handed the customer: the supervisor is.
  private static Scene stopConsulting(Scene scene, LegId agent, List<Effect> effects) {
    Scene.Consult consult = scene.consult();
    if (consult == null || !scene.isConsulting(agent)) return scene;
    LegId consulted = consult.consulted();
    effects.add(consulted == null ? Effect.StopRinging.INSTANCE : new Effect.HangUp(consulted, Cause.NORMAL_CLEARING));
    effects.add(Tell.of(What.CONSULT_CANCELLED, agent));
    if (consulted != null) effects.add(new Tell(What.LEFT, consulted, null, Cause.NORMAL_CLEARING));
    return scene.with(null);
  }

  /// The supervisor is out, by whatever way.
  static SceneStep left(Scene scene, LegId supervisor) {
    Beside beside = scene.supervisors().get(supervisor);
    if (beside == null) return SceneStep.to(scene);
    return SceneStep.to(scene.supervisedBy(supervisor, null), new Tell(What.SUPERVISION_OVER, supervisor, beside.agent(), null));
  }

  /// After each step: nobody stands beside somebody who is gone, nor in a conversation that is over.
  static SceneStep settle(SceneStep step) {
    Scene scene = step.scene();
    List<Effect> effects = new ArrayList<>(step.effects());
    for (Map.Entry<LegId, Beside> entry : step.scene().supervisors().entrySet()) {
      LegId supervisor = entry.getKey();
      Beside beside = entry.getValue();
      if (step.end() == null && scene.others().contains(beside.agent())) continue;
      scene = scene.supervisedBy(supervisor, null);
      effects.add(new Tell(What.SUPERVISION_OVER, supervisor, beside.agent(), null));
      if (step.end() == null && beside.mode() == Supervision.BARGE) {
        scene = scene.joinedBy(supervisor);
        effects.add(Tell.of(What.JOINED, supervisor));
      } else {
        effects.add(new Effect.HangUp(supervisor, Cause.NORMAL_CLEARING));
      }
    }
    return new SceneStep(scene, effects, step.reply(), step.end());
  }
}
