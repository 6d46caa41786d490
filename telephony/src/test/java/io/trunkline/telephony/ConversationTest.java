package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CUSTOMER_HZ = 440;
  private static final int RINGBACK_HZ = 450;

  private final List<Conversation.Outcome> outcomes = new CopyOnWriteArrayList<>();

  /// Straight to agent 1001; afterwards a prompt at 1300 Hz, so that a test hears that the script has the caller again.
  private void talks(Caller caller) {
    caller.answer();
    if (!(caller.dialAndWait(station("1001"), ringing(LONG).about("1001")) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
    Conversation.Outcome outcome = caller.converse(agent, new Conversation.Options(MUSIC));
    outcomes.add(outcome);
    if (!(outcome instanceof Conversation.Outcome.OthersLeft)) caller.play(TestCentre.tone(1300, 1000));
  }

  private record Talking(TestPhone carrier, TestPhone agent, TestCall customer, TestCall agents, Leg leg) {}

  private static Talking talking(TestCentre centre) throws Exception {
    TestPhone carrier = centre.carrier("13800138000", CUSTOMER_HZ);
    TestPhone agent = centre.station("1001", 1000);
    TestCall customer = carrier.calls("4008001000", centre.port());
    TestCall agents = agent.answers();
    customer.hears(agent);
    agents.hears(carrier);
    Leg leg = centre.call().legs().stream().filter(each -> "1001".equals(each.subject())).findFirst().orElseThrow();
    return new Talking(carrier, agent, customer, agents, leg);
  }

  @Test void onHoldTheCustomerHearsMusicAndTheAgentNothing() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      assertThat(centre.asks(new Command.Hold(all.leg().id()))).isEqualTo(Reply.Done.INSTANCE);
      all.customer().hears(MUSIC_HZ);
      all.agents().hearsNothing();
      assertThat(centre.asks(new Command.Hold(all.leg().id()))).isEqualTo(new Reply.Refused(Conversation.Why.NOT_NOW));
      centre.asks(new Command.Retrieve(all.leg().id()));
      all.customer().hears(all.agent());
      all.agents().hears(all.carrier());
      all.customer().hangsUp();
      all.agents().isEnded();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.CALLER);
      assertThat(outcomes).hasOnlyElementsOfType(Conversation.Outcome.CustomerLeft.class);
    }
  }

  @Test void ofOneWaySoundTheSideIsToldThatSendsNothing() throws Exception {
    try (TestCentre centre = new TestCentre(Duration.ofSeconds(2)).runs(this::talks)) {
      Talking all = talking(centre);
      all.agents().fallsSilent();
      CallFact.FellSilent told = centre.told(CallFact.FellSilent.class);
      assertThat(told.leg()).isEqualTo(all.leg());
      assertThat(told.span()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
      all.customer().hearsNothing();
      all.agents().hears(all.carrier()).speaksAgain();
      assertThat(centre.told(CallFact.HeardAgain.class).leg()).isEqualTo(all.leg());
      all.customer().hears(all.agent());
      assertThat(centre.facts.stream().filter(CallFact.FellSilent.class::isInstance)).as("once, and of nobody else").hasSize(1);
      centre.eventually("heard the agent for more than a second", () -> all.leg().statistics().mos() > 0);   // less isn't rated
      all.agents().hangsUp();
      all.customer().isEnded();
      centre.told(CallFact.Ended.class);
      List<CallFact.Sounded> sounded = centre.facts.stream().filter(CallFact.Sounded.class::isInstance).map(CallFact.Sounded.class::cast).toList();
      assertThat(sounded).as("both").extracting(CallFact.Sounded::leg).hasSize(2).contains(all.leg());
      assertThat(sounded).allSatisfy(each -> assertThat(each.statistics().mos()).isBetween(1.0, 4.5));
    }
  }

  @Test void aPhonesOwnHoldKeyDoesTheSame() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      all.agents().holds();
      all.customer().hears(MUSIC_HZ);
      all.agents().retrieves();
      all.customer().hears(all.agent());
      all.agents().hears(all.carrier()).hangsUp();
      all.customer().isEnded();
    }
  }

  @Test void mutedTheAgentIsNotHeardAndKeysStillReachTheOtherSide() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      centre.asks(new Command.Mute(all.leg().id(), true));
      all.customer().hearsNothing();
      all.agents().hears(all.carrier());
      centre.asks(new Command.Mute(all.leg().id(), false));
      all.customer().hears(all.agent());
      centre.asks(new Command.SendDigits(all.leg().id(), "42#"));
      all.customer().received("42#");
      all.customer().hangsUp();
      all.agents().isEnded();
    }
  }

  @Test void keysOfOnePartyReachTheOther() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      all.customer().presses("159");
      all.agents().received("159");
      all.agents().hangsUp();
      all.customer().isEnded();
    }
  }

  @Test void aBlindTransferGivesTheCustomerBackToTheScript() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      centre.asks(new Command.BlindTransfer(all.leg().id(), "queue 3"));
      all.agents().isEnded();
      all.customer().hears(1300).isEnded();
      assertThat(outcomes).singleElement().isInstanceOfSatisfying(Conversation.Outcome.TransferWanted.class, wanted -> assertThat(wanted.to()).isEqualTo("queue 3"));
    }
  }

  @Test void aConsultationIsPrivateAndIsCompleted() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      TestPhone second = centre.station("1002", 2000);
      centre.asks(new Command.Consult(all.leg().id(), station("1002"), ringing(LONG).about("1002")));
      all.customer().hears(MUSIC_HZ);
      var invite = second.rings();
      all.agents().hears(RINGBACK_HZ);
      assertThat(centre.asks(new Command.Join(all.leg().id()))).isEqualTo(new Reply.Refused(Conversation.Why.NOT_ANSWERED));
      TestCall seconds = second.answers(invite);
      all.agents().hears(second);
      seconds.hears(all.agent());
      all.customer().hears(MUSIC_HZ);
      centre.asks(new Command.CompleteConsult(all.leg().id()));
      all.agents().isEnded();
      all.customer().hears(second);
      seconds.hears(all.carrier());
      assertThat(centre.told(CallFact.TransferCompleted.class).to().subject()).isEqualTo("1002");
      all.customer().hangsUp();
      seconds.isEnded();
    }
  }

  @Test void aConsultationIsCancelled() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      TestPhone second = centre.station("1002", 2000);
      centre.asks(new Command.Consult(all.leg().id(), station("1002"), ringing(LONG)));
      TestCall seconds = second.answers();
      seconds.hears(all.agent());
      centre.asks(new Command.CancelConsult(all.leg().id()));
      seconds.isEnded();
      all.customer().hears(all.agent()).hangsUp();
      all.agents().isEnded();
    }
  }

  @Test void whoeverHangsUpDuringAConsultationHandsTheCustomerOver() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      TestPhone second = centre.station("1002", 2000);
      centre.asks(new Command.Consult(all.leg().id(), station("1002"), ringing(LONG)));
      var invite = second.rings();
      all.agents().hangsUp();
      all.customer().hears(MUSIC_HZ);
      TestCall seconds = second.answers(invite);
      all.customer().hears(second);
      seconds.hangsUp();
      all.customer().isEnded();
    }
  }

  @Test void threeTalkAndEachMayLeave() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      TestPhone second = centre.station("1002", 2000);
      centre.asks(new Command.Consult(all.leg().id(), station("1002"), ringing(LONG)));
      TestCall seconds = second.answers();
      seconds.hears(all.agent());
      centre.asks(new Command.Join(all.leg().id()));
      all.customer().hearsBoth(1000, 2000);
      all.agents().hearsBoth(CUSTOMER_HZ, 2000);
      seconds.hearsBoth(CUSTOMER_HZ, 1000);
      all.agents().hangsUp();
      all.customer().hears(second);
      seconds.hears(all.carrier()).hangsUp();
      all.customer().isEnded();
    }
  }

  @Test void theOneConsultedIsBusyAndTheAgentIsBackWithTheCustomer() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      TestPhone second = centre.station("1002", 2000).reacting(invite -> invite.reject(486, null));
      centre.asks(new Command.Consult(all.leg().id(), station("1002"), ringing(LONG)));
      centre.eventually("the consulted one is busy", () -> centre.facts.stream().anyMatch(fact -> fact instanceof CallFact.DialEnded(_, _, DialOutcome.Failed failed)
          && failed.cause() == Cause.USER_BUSY));
      all.customer().hears(all.agent()).hangsUp();
      all.agents().isEnded();
      assertThat(second.user).isEqualTo("1002");
    }
  }

  @Test void callsFromOutsideAreEndedByAnAdministrator() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Talking all = talking(centre);
      centre.call().hangUp(Cause.NORMAL_CLEARING);
      all.customer().isEnded();
      all.agents().isEnded();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.SCRIPT);
    }
  }

  @Test void anAgentWhoHangsUpBeforeTheConversationBeginsLeavesTheCustomerToSomebodyElse() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> {
      caller.music(MUSIC);
      if (!(caller.dialAndWait(station("1001"), ringing(LONG)) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
      while (agent.isUp() || !(caller.next(Duration.ofMillis(50)) instanceof CallEvent.Elapsed)) { }
      outcomes.add(caller.converse(agent, new Conversation.Options(MUSIC)));
      caller.play(TestCentre.tone(1300, 1000));
    })) {
      TestPhone agent = centre.station("1001", 1000);
      TestCall customer = centre.carrier("13800138000", CUSTOMER_HZ).calls("4008001000", centre.port());
      agent.answers().hangsUp();
      customer.hears(1300).isEnded();
      assertThat(outcomes).hasOnlyElementsOfType(Conversation.Outcome.OthersLost.class);
    }
  }
}
