package io.trunkline.server.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.By;
import io.trunkline.routing.Decision;
import io.trunkline.routing.Event;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.server.switchboard.ConferenceStarted;
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

class CallNewsTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final AgentId ANNA = new AgentId(1);
  private static final AgentId BEN = new AgentId(2);
  private static final CallParty CUSTOMER = CallParty.customer(new E164("+8613800138000"));

  private final CallId call = CallId.random();
  private final ContactId contact = new ContactId(call.value());
  private CallPicture picture = CallPicture.begun(call, Direction.IN, new E164("+8613800138000"), new ServiceCode("4008001000"), null);

  private static Event.Head head() { return new Event.Head(TENANT, 1, NOON); }

  private void hears(Event event) { picture = CallNews.next(picture, event); }

  private void hears(Fact fact) { picture = CallNews.next(picture, fact); }

  private DeskCall.@Nullable State state(AgentId agent) {
    CallPicture.Share share = picture.shares().get(agent);
    return share == null ? null : DeskViews.state(picture, agent, share);
  }

  private void talks() {
    hears(new Event.ContactOffered(head(), contact, ANNA, new OfferId(1), new QueueId(1), NOON.plusSeconds(20), new Decision.Direct()));
    hears(new Event.ContactConnected(head(), contact, ANNA, new OfferId(1), new QueueId(1), Duration.ZERO));
    hears(new PartyJoined(TENANT, NOON, call, CUSTOMER));
    hears(new PartyJoined(TENANT, NOON, call, CallParty.agent(ANNA)));
  }

  @Test void anOfferThatEndsIsNobodysAnyMore() {
    hears(new Event.ContactOffered(head(), contact, ANNA, new OfferId(1), new QueueId(1), NOON.plusSeconds(20), new Decision.Direct()));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.OFFERED);
    hears(new Event.OfferEnded(head(), contact, ANNA, new OfferId(1), new QueueId(1), OfferEnd.NO_ANSWER));
    assertThat(state(ANNA)).isNull();
  }

  @Test void holdAndRetrieveAreSeen() {
    talks();
    hears(new PartyHeld(TENANT, NOON, call, CallParty.agent(ANNA)));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.HELD);
    hears(new PartyRetrieved(TENANT, NOON, call, CallParty.agent(ANNA)));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.TALKING);
  }

  @Test void aConsultationBecomesAConferenceAndATalkAgain() {
    talks();
    hears(new TransferStarted(TENANT, NOON, call, Transfer.CONSULT, ANNA, "agent 2"));
    hears(new Event.ContactOffered(head(), contact, BEN, new OfferId(2), null, NOON.plusSeconds(20), new Decision.Direct()));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.CONSULTING);
    assertThat(state(BEN)).isEqualTo(DeskCall.State.OFFERED);
    hears(new Event.ContactConnected(head(), contact, BEN, new OfferId(2), null, Duration.ZERO));
    hears(new PartyJoined(TENANT, NOON, call, CallParty.agent(BEN)));
    hears(new ConferenceStarted(TENANT, NOON, call, ANNA));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.CONFERENCE);
    assertThat(state(BEN)).isEqualTo(DeskCall.State.CONFERENCE);
    hears(new PartyLeft(TENANT, NOON, call, CallParty.agent(ANNA), Cause.NORMAL_CLEARING));
    assertThat(state(BEN)).isEqualTo(DeskCall.State.TALKING);
  }

  @Test void whoDialsSeesTheCallRingUntilTheOtherSideIsThere() {
    hears(new Event.ContactStarted(head(), contact, ANNA));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.RINGING);
    hears(new PartyJoined(TENANT, NOON, call, CallParty.agent(ANNA)));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.TALKING);
  }

  @Test void aCallThatEndsBeforeRoutingKnowsStaysForItsWrapUp() {
    talks();
    hears(new CallEnded(TENANT, NOON, call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
    hears(new Event.AgentReleased(head(), contact, ANNA));
    assertThat(picture.isForgettable()).isFalse();
    AgentState.WrapUp wrapUp = new AgentState.WrapUp(NOON, contact, NOON.plusSeconds(15));
    hears(new Event.AgentStateChanged(head(), ANNA, new AgentState.Talking(NOON, contact), wrapUp, By.RULE));
    assertThat(state(ANNA)).isEqualTo(DeskCall.State.WRAP_UP);
    hears(new Event.AgentStateChanged(head(), ANNA, wrapUp, new AgentState.Ready(NOON), By.RULE));
    assertThat(picture.isForgettable()).isTrue();
  }
}
