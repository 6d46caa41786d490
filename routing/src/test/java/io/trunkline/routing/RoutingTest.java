package io.trunkline.routing;

import static io.trunkline.routing.Floor.RING;
import static io.trunkline.routing.Floor.SALES;
import static io.trunkline.routing.Floor.SERVICE;
import static io.trunkline.routing.Floor.TENANT;
import static io.trunkline.routing.Floor.agent;
import static io.trunkline.routing.Floor.all;
import static io.trunkline.routing.Floor.contact;
import static io.trunkline.routing.Floor.has;
import static io.trunkline.routing.Floor.in;
import static io.trunkline.routing.Floor.needs;
import static io.trunkline.routing.Floor.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.AgentState.NotReady;
import io.trunkline.routing.AgentState.Ready;
import io.trunkline.routing.AgentState.Ringing;
import io.trunkline.routing.AgentState.Talking;
import io.trunkline.routing.AgentState.WrapUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final Floor floor = new Floor().queue(SALES).queue(SERVICE);

  @Test void aCallerIsOfferedToTheAgentWhoIsReadyLongestAndTheReasonSaysSo() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(2, 1);
    Event.ContactOffered offered = all(Event.ContactOffered.class, floor.calls(1, SALES)).getFirst();
    assertThat(offered.agent()).isEqualTo(agent(2));
    assertThat(offered.until()).isEqualTo(floor.now.plus(RING));
    assertThat(offered.why()).isInstanceOfSatisfying(Decision.Matched.class, why -> {
      assertThat(why.available()).isEqualTo(2);
      assertThat(why.considered()).extracting(Decision.Candidate::verdict).containsExactly(Decision.Verdict.CHOSEN, Decision.Verdict.LATER);
    });
  }

  @Test void theAgentsPriorityInTheQueueComesBeforeIdleness() {
    floor.hires(1, in(SALES, 2)).hires(2, in(SALES, 1)).ready(1, 2);
    floor.calls(1, SALES);
    assertThat(floor.state(2)).isInstanceOf(Ringing.class);
  }

  @Test void inOrderAlwaysAsksTheFirstWhoIsFree() {
    floor.queue(rules(SALES, Strategy.IN_ORDER, new Overflow.ToVoicemail(), new Overflow.HangUp(), new Overflow.Stay(), 10));
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(2, 1);
    floor.calls(1, SALES);
    assertThat(floor.state(1)).isInstanceOf(Ringing.class);
  }

  @Test void noAnswerSetsTheAgentNotReadyAndTheNextOneRingsWhileTheCallerKeepsThePlace() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1, 2);
    floor.calls(1, SALES);
    floor.calls(2, SALES);
    floor.calls(3, SALES);
    floor.answers(2);
    List<Event> step = floor.passes(RING);
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> {
      assertThat(state.reason().kind()).isEqualTo(Reason.Kind.NO_ANSWER);
      assertThat(state.by()).isEqualTo(By.RULE);
    });
    assertThat(all(Event.OfferEnded.class, step)).extracting(Event.OfferEnded::why).containsExactly(OfferEnd.NO_ANSWER);
    floor.ends(2);
    floor.tell(new Command.EndWrapUp(TENANT, agent(2), By.AGENT));
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
  }

  @Test void aContactThatAnAgentDidNotTakeGoesToAnotherWhileThereIsOne() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.declines(1, OfferEnd.REJECTED);
    floor.queue(rules(SALES, Strategy.IN_ORDER, new Overflow.ToVoicemail(), new Overflow.HangUp(), new Overflow.Stay(), 10));
    floor.tell(new Command.StopWaiting(TENANT, contact(1)));
    floor.calls(1, SALES);
    floor.ready(1, 2);
    assertThat(floor.ringing(1).contact()).isEqualTo(contact(1));
    floor.declines(1, OfferEnd.FAILED);
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.reason().kind()).isEqualTo(Reason.Kind.STATION_FAILED));
  }

  @Test void aCallerWhoLeavesEndsTheRingingAndTheAgentKeepsItsIdleTime() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1, 2);
    floor.calls(1, SALES);
    List<Event> step = floor.ends(1);
    assertThat(all(Event.OfferEnded.class, step)).extracting(Event.OfferEnded::why).containsExactly(OfferEnd.CALLER_LEFT);
    assertThat(all(Event.ContactAbandoned.class, step)).hasSize(1);
    floor.calls(2, SALES);
    assertThat(floor.state(1)).isInstanceOf(Ringing.class);
  }

  @Test void anAnswerConnectsAndAfterTheCallWrapUpEndsByItself() {
    floor.hires(1, in(SALES));
    floor.calls(1, SALES);
    floor.passes(Duration.ofSeconds(30));
    floor.ready(1);
    Event.ContactConnected connected = all(Event.ContactConnected.class, floor.answers(1)).getFirst();
    assertThat(connected.waited()).isEqualTo(Duration.ofSeconds(31));
    assertThat(floor.state(1)).isInstanceOf(Talking.class);
    floor.ends(1);
    assertThat(floor.state(1)).isInstanceOf(WrapUp.class);
    floor.passes(Duration.ofSeconds(14));
    assertThat(floor.state(1)).isInstanceOf(WrapUp.class);
    floor.passes(Duration.ofSeconds(1));
    assertThat(floor.state(1)).isInstanceOf(Ready.class);
  }

  @Test void tenAgentsWhoEndOneSecondApartEachHaveTheirOwnWrapUp() {
    for (int n = 1; n <= 10; n++) {
      floor.hires(n, in(SALES)).ready(n);
      floor.calls(n, SALES);
      floor.answers(n);
    }
    for (int n = 1; n <= 10; n++) {
      floor.ends(n);
      floor.passes(Duration.ofSeconds(1));
    }
    floor.passes(Duration.ofSeconds(6));   // the first ended 16 s ago, the last 7 s
    assertThat(floor.state(2)).isInstanceOf(Ready.class);
    assertThat(floor.state(3)).isInstanceOf(WrapUp.class);
  }

  @Test void anAnswerToAnEndedOfferIsRefused() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    OfferId offer = floor.ringing(1).offer();
    floor.ends(1);
    assertThat(all(Event.Refused.class, floor.tell(new Command.AnswerOffer(TENANT, offer)))).extracting(Event.Refused::why)
        .containsExactly(Event.Refusal.OFFER_OVER);
  }

  @Test void higherPriorityIsServedFirstThenWhoeverCameFirst() {
    floor.calls(1, SALES);
    floor.calls(2, SALES);
    floor.calls(3, SALES, 5);
    floor.hires(1, in(SALES)).ready(1);
    assertThat(floor.ringing(1).contact()).isEqualTo(contact(3));
    floor.hires(2, in(SALES)).ready(2);
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
  }

  @Test void oneWhoNeedsARareSkillHoldsUpNobodyBehind() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES, 9, needs(7, 3));
    floor.calls(2, SALES);
    assertThat(floor.ringing(1).contact()).isEqualTo(contact(2));
    floor.hires(2, List.of(has(7, 2)), in(SALES)).ready(2);
    assertThat(floor.state(2)).isInstanceOf(Ready.class);
    floor.hires(2, List.of(has(7, 3)), in(SALES));
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
  }

  @Test void anUnreachableStationHoldsUpNobodyAndAfterItsGraceTheAgentIsNotReady() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1, 2);
    floor.tell(new Command.StationChanged(TENANT, agent(1), false));
    floor.calls(1, SALES);
    assertThat(floor.state(2)).isInstanceOf(Ringing.class);
    floor.passes(Duration.ofSeconds(29));
    assertThat(floor.state(1)).isInstanceOf(Ready.class);
    floor.passes(Duration.ofSeconds(1));
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.reason().kind()).isEqualTo(Reason.Kind.STATION_LOST));
  }

  @Test void aStationThatComesBackInTimeIsServedAtOnce() {
    floor.hires(1, in(SALES)).ready(1);
    floor.tell(new Command.StationChanged(TENANT, agent(1), false));
    floor.calls(1, SALES);
    floor.passes(Duration.ofSeconds(10));
    floor.tell(new Command.StationChanged(TENANT, agent(1), true));
    assertThat(floor.ringing(1).contact()).isEqualTo(contact(1));
  }

  @Test void aBreakAskedForWhileTalkingFollowsWrapUpAndIsSeenBefore() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.answers(1);
    floor.asks(1, new Target.NotReady(Reason.chosen(4)));
    assertThat(floor.view(1).next()).isEqualTo(new AgentState.Next(new Target.NotReady(Reason.chosen(4)), By.AGENT));
    floor.ends(1);
    floor.passes(Duration.ofSeconds(15));
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.reason()).isEqualTo(Reason.chosen(4)));
    assertThat(floor.view(1).next()).isNull();
  }

  @Test void aSupervisorsOrderEndsAnOfferButNeverACall() {
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1, 2);
    floor.calls(1, SALES);
    floor.tell(new Command.SetState(TENANT, agent(1), new Target.NotReady(Reason.chosen(1)), By.SUPERVISOR));
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.by()).isEqualTo(By.SUPERVISOR));
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
    floor.answers(2);
    floor.tell(new Command.SetState(TENANT, agent(2), new Target.Offline(), By.SUPERVISOR));
    assertThat(floor.state(2)).isInstanceOf(Talking.class);
  }

  @Test void whoDialsIsBusyAndReturnsToTheBreakItWasIn() {
    floor.hires(1, in(SALES));
    floor.asks(1, new Target.NotReady(Reason.chosen(2)));
    floor.tell(new Command.StartContact(TENANT, contact(9), agent(1), Duration.ZERO));
    assertThat(floor.state(1)).isInstanceOf(Talking.class);
    floor.ends(9);
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.reason()).isEqualTo(Reason.chosen(2)));
  }

  @Test void aConsultedAgentTakesTheContactOverAndTheFirstOneWrapsUp() {
    floor.hires(1, in(SALES)).hires(2, in(SERVICE)).ready(1, 2);
    floor.calls(1, SALES);
    floor.answers(1);
    floor.tell(new Command.OfferTo(TENANT, contact(1), agent(2), RING));
    floor.answers(2);
    assertThat(floor.state(1)).isInstanceOf(Talking.class);
    assertThat(floor.state(2)).isInstanceOf(Talking.class);
    floor.tell(new Command.ReleaseAgent(TENANT, contact(1), agent(1)));
    assertThat(floor.state(1)).isInstanceOf(WrapUp.class);
    assertThat(floor.state(2)).isInstanceOf(Talking.class);
  }

  @Test void aTransferToAQueueKeepsItsFirstTimeWhereAsked() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.answers(1);
    floor.passes(Duration.ofSeconds(60));
    floor.calls(2, SERVICE);
    floor.passes(Duration.ofSeconds(10));
    floor.tell(new Command.Enqueue(TENANT, contact(1), SERVICE, 0, List.of(), true));
    floor.tell(new Command.ReleaseAgent(TENANT, contact(1), agent(1)));
    floor.hires(2, in(SERVICE)).ready(2);
    assertThat(floor.ringing(2).contact()).isEqualTo(contact(1));
  }

  @Test void aBusyOrUnknownAgentFailsADirectOfferAtOnce() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.answers(1);
    floor.tell(new Command.OfferTo(TENANT, contact(5), agent(1), RING));
    floor.tell(new Command.OfferTo(TENANT, contact(5), agent(77), RING));
    assertThat(floor.all(Event.DirectOfferFailed.class)).extracting(Event.DirectOfferFailed::why)
        .containsExactly(Event.DirectFailure.BUSY, Event.DirectFailure.UNKNOWN_AGENT);
  }

  @Test void waitingTooLongOverflowsAtItsOwnMomentWhateverTheTicks() {
    floor.hires(1, in(SALES));
    floor.calls(1, SALES);
    Event.ContactOverflowed overflowed = all(Event.ContactOverflowed.class, floor.passes(Duration.ofMinutes(7))).getFirst();
    assertThat(overflowed.why()).isEqualTo(Overflow.Why.TIMEOUT);
    assertThat(overflowed.waited()).isEqualTo(Floor.MAX_WAIT);
    assertThat(overflowed.at()).isEqualTo(Floor.NOON.plus(Floor.MAX_WAIT));
  }

  @Test void aFullQueueOverflowsUnlessAnAgentIsFree() {
    floor.queue(rules(SALES, Strategy.LONGEST_IDLE, new Overflow.ToVoicemail(), new Overflow.ToQueue(SERVICE), new Overflow.Stay(), 1));
    floor.calls(1, SALES);
    List<Event> step = floor.calls(2, SALES);
    assertThat(all(Event.ContactOverflowed.class, step)).extracting(Event.ContactOverflowed::why).containsExactly(Overflow.Why.FULL);
    assertThat(all(Event.ContactQueued.class, step)).extracting(Event.ContactQueued::queue).containsExactly(SERVICE);
    floor.hires(1, in(SALES)).hires(2, in(SALES)).ready(1, 2);
    assertThat(all(Event.ContactOffered.class, floor.calls(3, SALES))).hasSize(1);
  }

  @Test void overflowChainsNeverEnterAQueueTwice() {
    floor.queue(rules(SALES, Strategy.LONGEST_IDLE, new Overflow.ToVoicemail(), new Overflow.ToQueue(SERVICE), new Overflow.ToQueue(SERVICE), 0));
    floor.queue(rules(SERVICE, Strategy.LONGEST_IDLE, new Overflow.ToVoicemail(), new Overflow.ToQueue(SALES), new Overflow.ToQueue(SALES), 0));
    List<Event> step = floor.calls(1, SALES);
    assertThat(all(Event.ContactOverflowed.class, step)).extracting(Event.ContactOverflowed::to)
        .containsExactly(new Overflow.ToQueue(SERVICE), new Overflow.ToVoicemail());
  }

  @Test void whoWaitsWhenTheLastAgentSignsOutOverflowsAtOnce() {
    floor.queue(rules(SALES, Strategy.LONGEST_IDLE, new Overflow.ToVoicemail(), new Overflow.HangUp(), new Overflow.ToVoicemail(), 10));
    floor.hires(1, in(SALES));
    floor.asks(1, new Target.NotReady(Reason.of(Reason.Kind.SIGNED_IN)));
    floor.calls(1, SALES);
    List<Event> step = floor.asks(1, new Target.Offline());
    assertThat(all(Event.ContactOverflowed.class, step)).extracting(Event.ContactOverflowed::why).containsExactly(Overflow.Why.NO_AGENTS);
  }

  @Test void aRemovedQueueOrAgentLosesNobody() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.calls(2, SALES);
    floor.tell(new Command.RemoveAgent(TENANT, agent(1)));
    List<Event> step = floor.tell(new Command.RemoveQueue(TENANT, SALES));
    assertThat(all(Event.ContactOverflowed.class, step)).extracting(Event.ContactOverflowed::contact).containsExactly(contact(1), contact(2));
  }

  @Test void whatALostMessageLeftBehindEndsByItsAge() {
    floor.hires(1, in(SALES)).ready(1);
    floor.calls(1, SALES);
    floor.answers(1);
    floor.passes(Limits.TALKING_AGE);
    assertThat(floor.state(1)).isInstanceOfSatisfying(NotReady.class, state -> assertThat(state.reason().kind()).isEqualTo(Reason.Kind.TOO_LONG));
    floor.passes(Limits.CONTACT_AGE);
    assertThat(floor.all(Event.ContactEnded.class)).extracting(Event.ContactEnded::tooLong).containsExactly(true);
    assertThat(floor.state(1)).isInstanceOf(AgentState.Offline.class);
    assertThat(floor.routing.nextDeadline()).isNull();
  }
}
