package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Conversation.Supervision;
import io.trunkline.telephony.Conversation.Why;
import io.trunkline.telephony.Scene.Beside;
import io.trunkline.telephony.Scene.Hears;
import io.trunkline.telephony.SceneStep.Effect;
import io.trunkline.telephony.SceneStep.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisionRulesTest {
  private static final LegId CUSTOMER = LegId.random();
  private static final LegId AGENT = LegId.random();
  private static final LegId COLLEAGUE = LegId.random();
  private static final LegId SUPERVISOR = LegId.random();
  private static final Destination ELSEWHERE = new Destination.Station("elsewhere");
  private static final DialOptions OPTIONS = DialOptions.showing(NumberPlan.CHINA.read("95588"), Duration.ofSeconds(20)).about("the supervisor");

  private final Scene talking = Scene.of(CUSTOMER, AGENT);

  private static SceneEvent asked(Command command) { return new SceneEvent.Asked(command); }

  private static SceneEvent comes(Supervision mode) { return new SceneEvent.SupervisorAnswered(SUPERVISOR, new Beside(AGENT, mode)); }

  private static SceneStep step(Scene scene, SceneEvent... events) {
    SceneStep last = SceneStep.to(scene);
    for (SceneEvent event : events) last = SceneRules.next(last.scene(), event);
    return last;
  }

  private static Hears voice(LegId of) { return new Hears.Voice(of); }

  private static Hears voices(LegId... of) { return new Hears.Voices(Set.of(of)); }

  @Test void whoListensHearsBothAndNobodyHearsWhoListens() {
    assertThat(step(talking, comes(Supervision.LISTEN)).scene().hearing())
        .isEqualTo(Map.of(CUSTOMER, voice(AGENT), AGENT, voice(CUSTOMER), SUPERVISOR, voices(CUSTOMER, AGENT)));
  }

  @Test void aWhisperIsHeardByTheAgentAlone() {
    assertThat(step(talking, comes(Supervision.WHISPER)).scene().hearing())
        .isEqualTo(Map.of(CUSTOMER, voice(AGENT), AGENT, voices(CUSTOMER, SUPERVISOR), SUPERVISOR, voices(CUSTOMER, AGENT)));
  }

  @Test void whoBargesInTalksWithAll() {
    assertThat(step(talking, comes(Supervision.BARGE)).scene().hearing())
        .isEqualTo(Map.of(CUSTOMER, voices(AGENT, SUPERVISOR), AGENT, voices(CUSTOMER, SUPERVISOR), SUPERVISOR, voices(CUSTOMER, AGENT)));
  }

  @Test void whoTakesOverTalksWithTheCustomerAndTheAgentIsHungUp() {
    SceneStep taken = step(talking, comes(Supervision.LISTEN), asked(new Command.ChangeSupervision(SUPERVISOR, Supervision.TAKE_OVER)));
    assertThat(taken.scene().hearing()).isEqualTo(Scene.of(CUSTOMER, SUPERVISOR).hearing());
    assertThat(taken.effects()).contains(new Effect.HangUp(AGENT, Cause.NORMAL_CLEARING));
    assertThat(taken.reply()).isEqualTo(Reply.Done.INSTANCE);
    assertThat(taken.end()).isNull();
  }

  @Test void takingOverEndsTheAgentsConsultation() {
    Scene consulting = step(talking, asked(new Command.Consult(AGENT, ELSEWHERE, OPTIONS)), new SceneEvent.ConsultedAnswered(COLLEAGUE)).scene();
    SceneStep taken = step(consulting, comes(Supervision.TAKE_OVER));
    assertThat(taken.scene().hearing()).isEqualTo(Scene.of(CUSTOMER, SUPERVISOR).hearing());
    assertThat(taken.effects()).contains(new Effect.HangUp(COLLEAGUE, Cause.NORMAL_CLEARING), new Effect.HangUp(AGENT, Cause.NORMAL_CLEARING));
  }

  @Test void theModesChangeIntoEachOther() {
    Scene scene = step(talking, comes(Supervision.LISTEN)).scene();
    for (Supervision mode : List.of(Supervision.BARGE, Supervision.WHISPER, Supervision.LISTEN, Supervision.WHISPER, Supervision.BARGE, Supervision.LISTEN)) {
      scene = step(scene, asked(new Command.ChangeSupervision(SUPERVISOR, mode))).scene();
      assertThat(scene.hearing()).isEqualTo(step(talking, comes(mode)).scene().hearing());
    }
    assertThat(step(scene, asked(new Command.ChangeSupervision(SUPERVISOR, Supervision.LISTEN))).reply()).isEqualTo(new Reply.Refused(Why.NOT_NOW));
  }

  @Test void onHoldAWhisperGoesOnBetweenTheTwoAndWhoListensHearsNothing() {
    Scene whispered = step(talking, comes(Supervision.WHISPER), asked(new Command.Hold(AGENT))).scene();
    assertThat(whispered.hearing()).isEqualTo(Map.of(CUSTOMER, Hears.Music.INSTANCE, AGENT, voice(SUPERVISOR), SUPERVISOR, voice(AGENT)));
    Scene listened = step(talking, comes(Supervision.LISTEN), asked(new Command.Hold(AGENT))).scene();
    assertThat(listened.hearing()).isEqualTo(Map.of(CUSTOMER, Hears.Music.INSTANCE, AGENT, Hears.Quiet.INSTANCE, SUPERVISOR, Hears.Quiet.INSTANCE));
  }

  @Test void whoListensHearsTheConsultationAndNotTheCustomerMeanwhile() {
    Scene scene = step(talking, comes(Supervision.LISTEN), asked(new Command.Consult(AGENT, ELSEWHERE, OPTIONS)), new SceneEvent.ConsultedAnswered(COLLEAGUE)).scene();
    assertThat(scene.hearing()).containsEntry(SUPERVISOR, voices(AGENT, COLLEAGUE)).containsEntry(CUSTOMER, Hears.Music.INSTANCE).containsEntry(COLLEAGUE, voice(AGENT));
  }

  @ParameterizedTest @EnumSource(value = Supervision.class, names = {"LISTEN", "WHISPER"})
  void whoWasNotHeardByTheCustomerLeavesWithTheAgent(Supervision mode) {
    SceneStep left = step(talking, comes(mode), asked(new Command.HangUp(AGENT)));
    assertThat(left.effects()).contains(new Effect.HangUp(SUPERVISOR, Cause.NORMAL_CLEARING));
    assertThat(left.scene().supervisors()).isEmpty();
    assertThat(left.end()).isInstanceOf(SceneStep.End.OthersLeft.class);
    SceneStep transferred = step(talking, comes(mode), asked(new Command.BlindTransfer(AGENT, "queue 3")));
    assertThat(transferred.effects()).contains(new Effect.HangUp(SUPERVISOR, Cause.NORMAL_CLEARING));
    assertThat(transferred.end()).isInstanceOf(SceneStep.End.TransferWanted.class);
  }

  @Test void whoBargedInGoesOnWithTheCustomerWhenTheAgentHangsUp() {
    SceneStep left = step(talking, comes(Supervision.BARGE), asked(new Command.HangUp(AGENT)));
    assertThat(left.end()).isNull();
    assertThat(left.scene()).isEqualTo(Scene.of(CUSTOMER, SUPERVISOR));
    assertThat(step(left.scene(), asked(new Command.HangUp(SUPERVISOR))).end()).isInstanceOf(SceneStep.End.OthersLeft.class);
    assertThat(step(talking, comes(Supervision.BARGE), asked(new Command.BlindTransfer(AGENT, "queue 3"))).reply()).isEqualTo(new Reply.Refused(Why.NOT_NOW));
  }

  @ParameterizedTest @EnumSource(value = Supervision.class, names = "TAKE_OVER", mode = EnumSource.Mode.EXCLUDE)
  void theSupervisorsLeavingEndsNothing(Supervision mode) {
    for (SceneEvent way : List.of(asked(new Command.HangUp(SUPERVISOR)), new SceneEvent.Gone(SUPERVISOR, Cause.NORMAL_CLEARING), new SceneEvent.Vanished(SUPERVISOR))) {
      SceneStep left = step(talking, comes(mode), way);
      assertThat(left.scene()).isEqualTo(talking);
      assertThat(left.end()).isNull();
      assertThat(told(left, What.SUPERVISION_OVER)).isEqualTo(1);
    }
  }

  @Test void anAnswerThatComesTooLateIsHungUp() {
    Scene second = step(talking, asked(new Command.Consult(AGENT, ELSEWHERE, OPTIONS)), new SceneEvent.ConsultedAnswered(COLLEAGUE), asked(new Command.CompleteConsult(AGENT))).scene();
    assertThat(step(second, comes(Supervision.LISTEN)).effects()).contains(new Effect.HangUp(SUPERVISOR, Cause.NORMAL_CLEARING));
  }

  @Test void aSupervisorHasNoOtherRightsInTheTalk() {
    Scene scene = step(talking, comes(Supervision.BARGE)).scene();
    for (Command command : List.of(new Command.Hold(SUPERVISOR), new Command.BlindTransfer(SUPERVISOR, "queue 3"), new Command.Consult(SUPERVISOR, ELSEWHERE, OPTIONS),
        new Command.SendDigits(SUPERVISOR, "1"), new Command.Supervise(SUPERVISOR, Supervision.LISTEN, ELSEWHERE, OPTIONS))) {
      assertThat(step(scene, asked(command)).reply()).as("%s", command).isEqualTo(new Reply.Refused(Why.NOT_NOW));
    }
  }

  private static long told(SceneStep step, What what) {
    return step.effects().stream().filter(effect -> effect instanceof Effect.Tell tell && tell.what() == what).count();
  }

  /// Whatever happens in whatever order: who listens changes nothing for anybody else; a whisper reaches its agent and no customer; nobody stands beside
  /// somebody who is gone; each supervision that began ends once, and its leg is then hung up or talks with the customer.
  @Test void underRandomEventsSupervisorsAreHeardByThoseAloneForWhomTheySpeak() {
    Random random = new Random(20261128);
    for (int run = 0; run < 3_000; run++) {
      SceneStep step = SceneStep.to(talking);
      Set<LegId> open = new HashSet<>();
      for (int i = 0; i < 40 && step.end() == null; i++) {
        step = SceneRules.next(step.scene(), event(step.scene(), random));
        follow(step, open);
        check(step.scene());
      }
      if (step.end() != null) assertThat(open).isEmpty();
    }
  }

  private static void follow(SceneStep step, Set<LegId> open) {
    for (Effect effect : step.effects()) {
      if (!(effect instanceof Effect.Tell(What what, LegId leg, _, _))) continue;
      if (what == What.SUPERVISED) open.add(leg);
      if (what != What.SUPERVISION_OVER) continue;
      open.remove(leg);
      boolean hungUp = step.effects().stream().anyMatch(each -> each instanceof Effect.HangUp(LegId who, _) && who.equals(leg));
      boolean went = step.effects().stream().noneMatch(each -> each instanceof Effect.HangUp(LegId who, _) && who.equals(leg)) && !step.scene().has(leg);
      assertThat(hungUp || went || step.scene().others().contains(leg)).as("%s", step).isTrue();
    }
    assertThat(step.scene().supervisors().keySet()).isEqualTo(open);
  }

  private static void check(Scene scene) {
    Map<LegId, Hears> plan = scene.hearing();
    Scene without = scene;
    for (LegId supervisor : scene.supervisors().keySet()) {
      Beside beside = scene.supervisors().get(supervisor);
      assertThat(scene.others()).contains(beside.agent());
      assertThat(plan).containsKey(supervisor);
      if (beside.mode() != Supervision.BARGE) without = without.supervisedBy(supervisor, null);
      plan.forEach((ear, hears) -> {
        boolean heard = hears.equals(new Hears.Voice(supervisor)) || (hears instanceof Hears.Voices(Set<LegId> of) && of.contains(supervisor));
        if (!heard || scene.supervisors().containsKey(ear)) return;
        assertThat(beside.mode()).as("%s heard in %s", supervisor, scene).isNotEqualTo(Supervision.LISTEN);
        if (beside.mode() == Supervision.WHISPER) assertThat(ear).isEqualTo(beside.agent());
      });
    }
    Map<LegId, Hears> unsupervised = new HashMap<>(without.hearing());
    Map<LegId, Hears> rest = new HashMap<>(plan);
    Set<LegId> whispered = new HashSet<>();
    scene.supervisors().forEach((supervisor, beside) -> {
      if (beside.mode() == Supervision.WHISPER) whispered.add(beside.agent());
    });
    // Who talks with all may hear a whisper too: as much as the agent.
    rest.keySet().removeIf(leg -> scene.supervisors().containsKey(leg) || whispered.contains(leg));
    unsupervised.keySet().retainAll(rest.keySet());
    assertThat(rest).as("%s", scene).isEqualTo(unsupervised);
  }

  private static SceneEvent event(Scene scene, Random random) {
    List<LegId> others = new ArrayList<>(scene.others());
    LegId leg = others.isEmpty() ? COLLEAGUE : others.get(random.nextInt(others.size()));
    List<LegId> supervisors = new ArrayList<>(scene.supervisors().keySet());
    LegId supervisor = supervisors.isEmpty() ? SUPERVISOR : supervisors.get(random.nextInt(supervisors.size()));
    Supervision mode = List.of(Supervision.values()).get(random.nextInt(random.nextInt(4) == 0 ? 4 : 3));
    return switch (random.nextInt(18)) {
      case 0, 1, 2 -> new SceneEvent.SupervisorAnswered(LegId.random(), new Beside(leg, mode));
      case 3, 4, 5 -> asked(new Command.ChangeSupervision(supervisor, mode));
      case 6 -> asked(new Command.HangUp(supervisor));
      case 7 -> new SceneEvent.Vanished(supervisor);
      case 8 -> new SceneEvent.Vanished(leg);
      case 9 -> new SceneEvent.CameBack(leg, LegId.random());
      case 10 -> asked(new Command.Hold(leg));
      case 11 -> asked(new Command.Retrieve(leg));
      case 12 -> asked(new Command.Consult(leg, ELSEWHERE, OPTIONS));
      case 13 -> new SceneEvent.ConsultedAnswered(LegId.random());
      case 14 -> asked(new Command.Join(leg));
      case 15 -> asked(new Command.CompleteConsult(leg));
      case 16 -> asked(new Command.CancelConsult(leg));
      default -> random.nextInt(4) == 0 ? asked(new Command.HangUp(leg)) : new SceneEvent.StaysAway(leg);
    };
  }
}
