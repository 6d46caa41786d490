package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.SECRET;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.DialogState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StationTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static void rings1001(Caller caller) {
    caller.music(MUSIC);
    if (!(caller.dialAndWait(station("1001"), ringing(LONG)) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
    caller.converse(agent, new Conversation.Options(MUSIC));
  }

  @Test void aStationRegistersRefreshesAndLeaves() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone phone = centre.station("1001", 1000);
      assertThat(centre.telephony.stations().isOnline("aor-1001")).isTrue();
      phone.registers(centre.port(), SECRET, 300);
      assertThat(centre.telephony.stations().bindings("aor-1001")).hasSize(1);
      phone.registers(centre.port(), SECRET, 0);
      assertThat(centre.telephony.stations().isOnline("aor-1001")).isFalse();
    }
  }

  @Test void aWrongPasswordIsRefusedAndForgottenCredentialsEndTheBinding() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      centre.account("1002", Account.Kind.SIP_PHONE);
      assertThat(centre.phone("1002", 700).registers(centre.port(), "guessed", 300).status()).isEqualTo(401);
      centre.station("1001", 1000);
      centre.telephony.stations().forget("1001");
      assertThat(centre.telephony.stations().isOnline("aor-1001")).isFalse();
    }
  }

  @Test void allPhonesOfAStationRingAndTheFirstToAnswerHasTheCall() throws Exception {
    try (TestCentre centre = new TestCentre().runs(StationTest::rings1001)) {
      TestPhone desk = centre.station("1001", 1000);
      TestPhone headset = centre.phone("1001", 2000);
      headset.registers(centre.port(), SECRET, 300);
      TestPhone carrier = centre.carrier("13800138000", 440);
      TestCall caller = carrier.calls("4008001000", centre.port()).isAnswered().hears(MUSIC_HZ);
      TestCall silenced = new TestCall(desk);
      desk.rings().onCancelled(silenced::ended);
      TestCall agents = headset.answers();
      silenced.isEnded();
      caller.hears(headset);
      agents.hears(carrier).hangsUp();
      caller.isEnded();
    }
  }

  @Test void aStationThatIsNotThereFailsAtOnce() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> {
      caller.answer();
      DialOutcome outcome = caller.dialAndWait(station("1009"), ringing(LONG));
      if (outcome instanceof DialOutcome.Failed(Cause cause, _, _, _) && cause == Cause.SUBSCRIBER_ABSENT) caller.play(TestCentre.tone(900, 1000));
    })) {
      centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isAnswered().hears(900).isEnded();
    }
  }

  @Test void whoHasNotAnsweredTheByeIsStillKnown() throws Exception {
    try (TestCentre centre = new TestCentre().runs(StationTest::rings1001)) {
      TestPhone agent = centre.station("1001", 1000);
      TestCall caller = centre.carrier("13800138000", 440).calls("4008001000", centre.port());
      agent.answers();
      caller.hears(agent);
      agent.close();   // as if the network swallowed what we send
      caller.hangsUp();
      centre.eventually("quiet", centre.telephony::isQuiet);
      assertThat(centre.dialogs).as("the agent's phone, which a crash in this moment must not leave up").hasSize(1);
      centre.dialogs.clear();   // given up after 32 s
    }
  }

  @Test void whoIsTalkingWhenTheNodeStopsIsHungUp() throws Exception {
    try (TestCentre centre = new TestCentre().runs(StationTest::rings1001)) {
      TestPhone agent = centre.station("1001", 1000);
      TestCall caller = centre.carrier("13800138000", 440).calls("4008001000", centre.port());
      TestCall agents = agent.answers();
      caller.hears(agent);
      centre.telephony.close();
      caller.isEnded();
      agents.isEnded();
    }
  }

  @Test void afterACrashTheFarEndsAreReleased() throws Exception {
    try (TestCentre survivor = new TestCentre(); TestCentre centre = new TestCentre().runs(StationTest::rings1001)) {
      TestPhone agent = centre.station("1001", 1000);
      TestCall caller = centre.carrier("13800138000", 440).calls("4008001000", centre.port());
      TestCall agents = agent.answers();
      caller.hears(agent);
      List<DialogState> journalled = List.copyOf(centre.dialogs.values());
      assertThat(journalled).hasSize(2);
      survivor.telephony.releaseDialogs(journalled);
      caller.isEnded(Cause.TEMPORARY_FAILURE);
      agents.isEnded(Cause.TEMPORARY_FAILURE);
      centre.call().hangUp(Cause.NORMAL_CLEARING);   // what a real crash would have taken along
    }
  }
}
