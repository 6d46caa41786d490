package io.trunkline.server.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactOffered;
import io.trunkline.server.acd.ContactOverflowed;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.OfferEnded;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.recording.RecordingFinished;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallEnded.By;
import io.trunkline.server.switchboard.CallEnded.Fault;
import io.trunkline.server.switchboard.CallLost;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.server.switchboard.ConferenceStarted;
import io.trunkline.server.switchboard.ConsultEnded;
import io.trunkline.server.switchboard.PartyHeld;
import io.trunkline.server.switchboard.PartyJoined;
import io.trunkline.server.switchboard.PartyLeft;
import io.trunkline.server.switchboard.PartyRetrieved;
import io.trunkline.server.switchboard.Transfer;
import io.trunkline.server.switchboard.TransferStarted;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallFoldTest {
  private static final TenantId TENANT = new TenantId(7);
  private static final CallId CALL = CallId.random();
  private static final ContactId CONTACT = new ContactId(CALL.value());
  private static final QueueId SALES = new QueueId(1);
  private static final AgentId LI = new AgentId(11);
  private static final AgentId WANG = new AgentId(12);
  private static final CallParty CUSTOMER = CallParty.customer(null);

  @Test void waitRingAndTalkAreCountedFromTheirEvents() {
    CallFold call = fold(Direction.IN, answered(1), queued(10), offered(12, LI, 1), ended(20, LI, 1, OfferEnded.Why.NO_ANSWER), offered(21, WANG, 2),
        ended(26, WANG, 2, OfferEnded.Why.TAKEN), connected(26, WANG), joined(26, WANG), hungUp(86));
    assertThat(call.waiting().total()).hasSeconds(16);
    assertThat(call.ringing().total()).hasSeconds(13);
    assertThat(call.talking().total()).hasSeconds(60);
    assertThat(call.agent()).isEqualTo(WANG);
    assertThat(Outcomes.of(call)).isEqualTo(Outcome.ANSWERED);
    assertThat(Outcomes.isMissed(call)).isFalse();
  }

  @Test void timeOnHoldIsNoTalkTime() {
    CallFold call = fold(Direction.IN, answered(1), queued(1), connected(10, LI), held(20, LI), retrieved(50, LI), hungUp(60));
    assertThat(call.talking().total()).hasSeconds(20);
    assertThat(share(call, LI)).hasSeconds(20);
  }

  @Test void transferredTimeGoesToEachAgentForTheOwnPart() {
    CallFold call = fold(Direction.IN, answered(1), queued(1), connected(10, LI), left(40, LI), joined(45, WANG), hungUp(100));
    assertThat(call.talking().total()).hasSeconds(85);
    assertThat(share(call, LI)).hasSeconds(30);
    assertThat(share(call, WANG)).hasSeconds(55);
    assertThat(call.agent()).isEqualTo(WANG);
  }

  @Test void inAConferenceBothAgentsTalkAndTheCallIsCountedOnce() {
    CallFold call = fold(Direction.IN, answered(1), queued(1), connected(10, LI), joined(20, WANG), left(50, WANG), hungUp(70));
    assertThat(call.talking().total()).hasSeconds(60);
    assertThat(share(call, LI)).hasSeconds(60);
    assertThat(share(call, WANG)).hasSeconds(30);
  }

  @Test void aConsultationWhileTheCustomerHearsMusicIsNoTalkWithTheCustomer() {
    CallFold call = fold(Direction.IN, answered(1), queued(1), connected(10, LI), held(20, CUSTOMER), joined(25, WANG), retrieved(40, CUSTOMER),
        left(40, LI), hungUp(60));
    assertThat(call.talking().total()).hasSeconds(30);
    assertThat(share(call, WANG)).hasSeconds(20);
  }

  @Test void aConsultationIsNoTalkWithTheCustomerHoweverItEnds() {
    Fact asks = new TransferStarted(TENANT, at(20), CALL, Transfer.CONSULT, LI, "agent 12");
    assertThat(fold(Direction.IN, answered(1), queued(1), connected(10, LI), asks, new ConsultEnded(TENANT, at(35), CALL, LI), hungUp(60)).talking().total())
        .hasSeconds(35);
    assertThat(fold(Direction.IN, answered(1), queued(1), connected(10, LI), asks, left(35, WANG), hungUp(60)).talking().total()).hasSeconds(35);
    CallFold handedOver = fold(Direction.IN, answered(1), queued(1), connected(10, LI), asks, left(35, LI), joined(35, WANG), hungUp(60));
    assertThat(handedOver.talking().total()).hasSeconds(35);
    assertThat(share(handedOver, LI)).hasSeconds(10);
    assertThat(share(handedOver, WANG)).hasSeconds(25);
    CallFold conference = fold(Direction.IN, answered(1), queued(1), connected(10, LI), asks, new ConferenceStarted(TENANT, at(35), CALL, LI),
        joined(35, WANG), hungUp(60));
    assertThat(share(conference, LI)).hasSeconds(35);
  }

  @Test void secondsOfARunningCallGoOn() {
    CallFold call = fold(Direction.IN, answered(1), queued(1), connected(10, LI));
    assertThat(call.talking().totalAt(at(25))).hasSeconds(15);
    assertThat(fold(Direction.IN, answered(1), queued(5)).waiting().totalAt(at(9))).hasSeconds(4);
    assertThat(Outcomes.of(call)).isNull();
  }

  @Test void anAgentsOwnCallIsTalkFromTheAnswerOn() {
    CallFold call = fold(Direction.OUT, answered(8), hungUp(38));
    assertThat(call.talking().total()).hasSeconds(30);
    assertThat(share(call, LI)).hasSeconds(30);
    assertThat(Outcomes.of(call)).isEqualTo(Outcome.ANSWERED);
    assertThat(Outcomes.of(fold(Direction.OUT, end(20, By.SYSTEM, Cause.NO_ANSWER, Fault.CALLEE)))).isEqualTo(Outcome.FAILED);
  }

  @Test void twoAgentsAmongThemselvesTalkToo() {
    CallFold call = fold(Direction.INTERNAL, joined(5, LI), joined(5, WANG), hungUp(25));
    assertThat(call.talking().total()).hasSeconds(20);
    assertThat(Outcomes.of(call)).isEqualTo(Outcome.ANSWERED);
  }

  @Test void outcomes() {
    assertThat(Outcomes.of(fold(Direction.IN, answered(1), step(2), hungUp(9)))).isEqualTo(Outcome.IVR_ONLY);
    assertThat(Outcomes.of(fold(Direction.IN, answered(1), queued(2), abandoned(9), hungUp(9)))).isEqualTo(Outcome.ABANDONED);
    assertThat(Outcomes.of(fold(Direction.IN, answered(1), queued(2), overflowed(9), message(20), hungUp(21)))).isEqualTo(Outcome.VOICEMAIL);
    assertThat(Outcomes.of(fold(Direction.IN, answered(1), queued(2), overflowed(9), end(12, By.SYSTEM, Cause.NORMAL_CLEARING, Fault.NONE))))
        .isEqualTo(Outcome.ABANDONED);
    assertThat(Outcomes.of(fold(Direction.IN, end(1, By.SYSTEM, Cause.TEMPORARY_FAILURE, Fault.OURS)))).isEqualTo(Outcome.FAILED);
    assertThat(Outcomes.of(fold(Direction.IN, end(0, By.SYSTEM, Cause.USER_BUSY, Fault.CALLER)))).as("the tenant's limit").isEqualTo(Outcome.FAILED);
    assertThat(Outcomes.of(fold(Direction.IN, end(3, By.CALLER, Cause.NORMAL_CLEARING, Fault.NONE)))).as("gave up").isEqualTo(Outcome.IVR_ONLY);
    assertThat(Outcomes.of(fold(Direction.IN, answered(1), queued(2), connected(4, LI), new CallLost(TENANT, at(9), CALL, "NODE_RESTARTED"))))
        .isEqualTo(Outcome.LOST);
  }

  @Test void whoWantedAPersonAndReachedNoneIsMissed() {
    assertThat(Outcomes.isMissed(fold(Direction.IN, answered(1), queued(2), abandoned(9), hungUp(9)))).isTrue();
    assertThat(Outcomes.isMissed(fold(Direction.IN, answered(1), hungUp(9)))).isFalse();
    assertThat(Outcomes.isMissed(fold(Direction.IN, answered(1), queued(2), message(20), hungUp(21)))).isFalse();
    assertThat(Outcomes.isMissed(fold(Direction.IN, new CallLost(TENANT, at(9), CALL, "NODE_RESTARTED")))).isTrue();
    assertThat(Outcomes.isMissed(fold(Direction.IN, end(0, By.SYSTEM, Cause.USER_BUSY, Fault.CALLER)))).isTrue();
  }

  @Test void whatComesAfterTheEndIsKeptButAnEndCountsOnce() {
    LegId leg = LegId.random();
    CallFold call = fold(Direction.IN, answered(1), new RecordingStarted(TENANT, at(1), CALL, leg, RecordingStarted.Kind.CALL), hungUp(30),
        new CallLost(TENANT, at(40), CALL, "NODE_RESTARTED"), new RecordingFinished(TENANT, at(31), CALL, leg, Duration.ofSeconds(29), 1000));
    assertThat(call.recordings()).containsExactly(new CallFold.Recorded(leg, RecordingStarted.Kind.CALL, Duration.ofSeconds(29)));
    assertThat(Outcomes.of(call)).isEqualTo(Outcome.IVR_ONLY);
  }

  private static CallFold fold(Direction direction, Fact... facts) {
    AgentId by = direction == Direction.IN ? null : LI;
    CallFold call = CallFold.begun(new CallStarted(TENANT, at(0), CALL, direction, new E164("+8613800138000"), "13800138000", new ServiceCode("4008001000"),
        "carrier", 1L, null, by));
    for (Fact fact : facts) call = call.next(fact);
    return call;
  }

  private static Duration share(CallFold call, AgentId agent) {
    return call.talking().shares().stream().filter(share -> share.agent().equals(agent)).findFirst().orElseThrow().talked();
  }

  private static Instant at(int second) { return Instant.parse("2026-01-05T12:00:00Z").plusSeconds(second); }

  private static Fact answered(int second) { return new CallAnswered(TENANT, at(second), CALL); }

  private static Fact step(int second) { return new IvrStep(TENANT, at(second), CALL, "n1", "menu", "Main"); }

  private static Fact queued(int second) { return new ContactQueued(TENANT, at(second), CALL, CONTACT, SALES, 0, null); }

  private static Fact offered(int second, AgentId agent, long offer) { return new ContactOffered(TENANT, at(second), CALL, CONTACT, SALES, agent, offer); }

  private static Fact ended(int second, AgentId agent, long offer, OfferEnded.Why why) {
    return new OfferEnded(TENANT, at(second), CALL, CONTACT, agent, offer, why);
  }

  private static Fact connected(int second, AgentId agent) {
    return new ContactConnected(TENANT, at(second), CALL, CONTACT, SALES, agent, Duration.ZERO);
  }

  private static Fact abandoned(int second) { return new ContactAbandoned(TENANT, at(second), CALL, CONTACT, SALES, Duration.ZERO); }

  private static Fact overflowed(int second) {
    return new ContactOverflowed(TENANT, at(second), CALL, CONTACT, SALES, ContactOverflowed.Why.TIMEOUT, "VOICEMAIL");
  }

  private static Fact message(int second) { return new VoicemailLeft(TENANT, at(second), CALL, SALES, LegId.random(), Duration.ofSeconds(9)); }

  private static Fact joined(int second, AgentId agent) { return new PartyJoined(TENANT, at(second), CALL, CallParty.agent(agent)); }

  private static Fact left(int second, AgentId agent) { return new PartyLeft(TENANT, at(second), CALL, CallParty.agent(agent), Cause.NORMAL_CLEARING); }

  private static Fact held(int second, AgentId agent) { return held(second, CallParty.agent(agent)); }

  private static Fact held(int second, CallParty party) { return new PartyHeld(TENANT, at(second), CALL, party); }

  private static Fact retrieved(int second, AgentId agent) { return retrieved(second, CallParty.agent(agent)); }

  private static Fact retrieved(int second, CallParty party) { return new PartyRetrieved(TENANT, at(second), CALL, party); }

  private static Fact hungUp(int second) { return end(second, By.CALLER, Cause.NORMAL_CLEARING, Fault.NONE); }

  private static Fact end(int second, By by, @Nullable Cause cause, Fault fault) {
    return new CallEnded(TENANT, at(second), CALL, by, cause == null ? Cause.NORMAL_CLEARING : cause, fault);
  }
}
