package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Conversation.Why;
import io.trunkline.telephony.DialOutcome.Failed;
import io.trunkline.telephony.DialOutcome.Retry;
import io.trunkline.telephony.Scene.Hears;
import io.trunkline.telephony.SceneStep.Effect;
import io.trunkline.telephony.SceneStep.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SceneRulesTest {
  private static final LegId CUSTOMER = LegId.random();
  private static final LegId AGENT = LegId.random();
  private static final LegId SECOND = LegId.random();
  private static final Destination ELSEWHERE = new Destination.Station("elsewhere");
  private static final DialOptions OPTIONS = DialOptions.showing(NumberPlan.CHINA.read("95588"), Duration.ofSeconds(20));
  private static final Failed BUSY = new Failed(Cause.USER_BUSY, Fault.CALLEE, Retry.LATER, "486 Busy Here");

  private static Scene after(Scene scene, SceneEvent... events) {
    Scene now = scene;
    for (SceneEvent event : events) now = SceneRules.next(now, event).scene();
    return now;
  }

  private static SceneEvent asked(Command command) { return new SceneEvent.Asked(command); }

  private static Command.Consult consult() { return new Command.Consult(AGENT, ELSEWHERE, OPTIONS); }

  private static Hears voices(LegId... of) { return new Hears.Voices(Set.of(of)); }

  private final Scene talking = Scene.of(CUSTOMER, AGENT);

  @Test void twoHearEachOther() {
    assertThat(talking.hearing()).isEqualTo(Map.of(CUSTOMER, new Hears.Voice(AGENT), AGENT, new Hears.Voice(CUSTOMER)));
  }

  @Test void threeHearTheRoomAndWithOneOnHoldTwoHearEachOther() {
    Scene three = after(talking, asked(consult()), new SceneEvent.ConsultedAnswered(SECOND), asked(new Command.Join(AGENT)));
    assertThat(three.hearing()).containsOnly(Map.entry(CUSTOMER, voices(AGENT, SECOND)), Map.entry(AGENT, voices(CUSTOMER, SECOND)), Map.entry(SECOND, voices(CUSTOMER, AGENT)));
    assertThat(after(three, asked(new Command.Hold(AGENT))).hearing())
        .containsOnly(Map.entry(CUSTOMER, new Hears.Voice(SECOND)), Map.entry(SECOND, new Hears.Voice(CUSTOMER)), Map.entry(AGENT, Hears.Quiet.INSTANCE));
  }

  @Test void aPartyWhoseBrowserWentAwayMayComeBackOnAnotherLeg() {
    SceneStep lost = SceneRules.next(talking, new SceneEvent.Vanished(AGENT));
    assertThat(lost.effects()).contains(new Effect.Await(AGENT));
    assertThat(lost.scene().hearing()).containsOnly(Map.entry(CUSTOMER, Hears.Music.INSTANCE));
    Scene back = after(lost.scene(), new SceneEvent.CameBack(AGENT, SECOND));
    assertThat(back.hearing()).isEqualTo(Scene.of(CUSTOMER, SECOND).hearing());
    assertThat(SceneRules.next(lost.scene(), new SceneEvent.StaysAway(AGENT)).end()).isEqualTo(new End.OthersLost(AGENT));
  }

  @Test void whoAsksSomeoneAndLeavesHandsTheCustomerOver() {
    Scene ringing = after(talking, asked(consult()), new SceneEvent.Gone(AGENT, Cause.NORMAL_CLEARING));
    assertThat(ringing.hearing()).containsOnly(Map.entry(CUSTOMER, Hears.Music.INSTANCE));
    assertThat(after(ringing, new SceneEvent.ConsultedAnswered(SECOND)).hearing()).isEqualTo(Scene.of(CUSTOMER, SECOND).hearing());
    assertThat(SceneRules.next(ringing, new SceneEvent.ConsultFailed(BUSY)).end()).isEqualTo(new End.TransferFailed(ELSEWHERE, BUSY));
  }

  @Test void commandsThatDoNotFitAreRefusedAndChangeNothing() {
    for (Command command : List.of(new Command.Retrieve(AGENT), new Command.CompleteConsult(AGENT), new Command.CancelConsult(AGENT), new Command.Join(AGENT))) {
      SceneStep step = SceneRules.next(talking, asked(command));
      assertThat(step.reply()).isEqualTo(new Reply.Refused(Why.NOT_NOW));
      assertThat(step.scene()).isEqualTo(talking);
    }
    assertThat(SceneRules.next(talking, asked(new Command.Hold(SECOND))).reply()).isEqualTo(new Reply.Refused(Why.NOT_TALKING));
    assertThat(SceneRules.next(talking, asked(new Command.Hold(CUSTOMER))).reply()).isEqualTo(new Reply.Refused(Why.NOT_TALKING));
  }

  @Test void anAnswerThatComesTooLateIsHungUp() {
    assertThat(SceneRules.next(talking, new SceneEvent.ConsultedAnswered(SECOND)).effects()).containsExactly(new Effect.HangUp(SECOND, Cause.NORMAL_CLEARING));
    assertThat(SceneRules.next(talking, new SceneEvent.CameBack(AGENT, SECOND)).effects()).containsExactly(new Effect.HangUp(SECOND, Cause.NORMAL_CLEARING));
  }

  /// Whatever happens in whatever order: the customer is never left without somebody, music, or the end of the conversation; nobody hears who is gone;
  /// voices are heard both ways.
  @Test void underRandomEventsTheCustomerIsNeverLeftAlone() {
    Random random = new Random(20261123);
    for (int run = 0; run < 2_000; run++) {
      Scene scene = Scene.of(CUSTOMER, AGENT);
      for (int i = 0; i < 40; i++) {
        SceneStep step = SceneRules.next(scene, event(scene, random));
        scene = step.scene();
        if (step.end() != null) break;
        check(scene);
      }
    }
  }

  private static void check(Scene scene) {
    Map<LegId, Hears> plan = scene.hearing();
    assertThat(plan).containsKey(scene.customer());
    assertThat(!scene.others().isEmpty() || scene.consult() != null).as("somebody is there or on the way: %s", scene).isTrue();
    assertThat(plan.keySet()).noneMatch(scene.lost()::contains);
    plan.forEach((leg, hears) -> {
      assertThat(scene.has(leg)).isTrue();
      if (hears instanceof Hears.Voice(LegId of)) assertThat(plan.get(of)).as("%s", scene).isEqualTo(new Hears.Voice(leg));
    });
  }

  private static SceneEvent event(Scene scene, Random random) {
    List<LegId> legs = new ArrayList<>(scene.others());
    if (scene.consult() != null && scene.consult().consulted() != null) legs.add(scene.consult().consulted());
    LegId leg = legs.isEmpty() ? SECOND : legs.get(random.nextInt(legs.size()));
    return switch (random.nextInt(15)) {
      case 0 -> new SceneEvent.Gone(leg, Cause.NORMAL_CLEARING);
      case 1 -> new SceneEvent.Vanished(leg);
      case 2 -> new SceneEvent.CameBack(leg, LegId.random());
      case 3 -> new SceneEvent.StaysAway(leg);
      case 4 -> new SceneEvent.PhoneHolds(leg, random.nextBoolean());
      case 5, 6 -> new SceneEvent.ConsultedAnswered(LegId.random());
      case 7 -> new SceneEvent.ConsultFailed(BUSY);
      case 8 -> asked(new Command.Hold(leg));
      case 9 -> asked(new Command.Retrieve(leg));
      case 10, 11 -> asked(new Command.Consult(leg, ELSEWHERE, OPTIONS));
      case 12 -> asked(new Command.CompleteConsult(leg));
      case 13 -> asked(new Command.Join(leg));
      default -> asked(new Command.HangUp(leg));
    };
  }
}
