package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CUSTOMER_HZ = 440;
  private static final int AGENT_HZ = 1000;
  private static final int SUPERVISOR_HZ = 2000;

  private static void talks(Caller caller) {
    caller.answer();
    if (!(caller.dialAndWait(station("1001"), ringing(LONG).about("1001")) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
    if (!(caller.converse(agent, new Conversation.Options(MUSIC)) instanceof Conversation.Outcome.OthersLeft)) caller.play(TestCentre.tone(1300, 1000));
  }

  /// A customer, an agent, and a supervisor whose phone has been answered in this mode.
  private record Three(TestCentre centre, TestPhone carrier, TestPhone agentsPhone, TestPhone supervisorsPhone, TestCall customer, TestCall agent, TestCall supervisor) {
    static Three in(TestCentre centre, Supervision mode) throws Exception {
      TestPhone carrier = centre.carrier("13800138000", CUSTOMER_HZ);
      TestPhone phone = centre.station("1001", AGENT_HZ);
      TestPhone supervisor = centre.station("2001", SUPERVISOR_HZ);
      TestCall customer = carrier.calls("4008001000", centre.port());
      TestCall agent = phone.answers();
      customer.hears(phone);
      agent.hears(carrier);
      assertThat(centre.asks(new Command.Supervise(leg(centre, "1001").id(), mode, station("2001"), ringing(LONG).about("2001")))).isEqualTo(Reply.Done.INSTANCE);
      return new Three(centre, carrier, phone, supervisor, customer, agent, supervisor.answers());
    }

    Reply changes(Supervision mode) throws Exception { return centre.asks(new Command.ChangeSupervision(leg(centre, "2001").id(), mode)); }
  }

  private static Leg leg(TestCentre centre, String subject) {
    return centre.call().legs().stream().filter(each -> subject.equals(each.subject())).findFirst().orElseThrow();
  }

  @Test void eachModeIsHeardByThoseForWhomItIsAndTheModesChange() throws Exception {
    try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
      Three all = Three.in(centre, Supervision.LISTEN);
      all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
      all.customer().hears(all.agentsPhone());
      all.agent().hears(all.carrier());
      assertThat(all.changes(Supervision.WHISPER)).isEqualTo(Reply.Done.INSTANCE);
      all.agent().hearsBoth(CUSTOMER_HZ, SUPERVISOR_HZ);
      all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
      all.customer().hears(all.agentsPhone());
      all.changes(Supervision.BARGE);
      all.customer().hearsBoth(AGENT_HZ, SUPERVISOR_HZ);
      all.agent().hearsBoth(CUSTOMER_HZ, SUPERVISOR_HZ);
      all.changes(Supervision.LISTEN);
      all.customer().hears(all.agentsPhone());
      all.agent().hears(all.carrier());
      all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
      all.changes(Supervision.TAKE_OVER);
      all.agent().isEnded();
      all.customer().hears(all.supervisorsPhone());
      all.supervisor().hears(all.carrier());
      assertThat(centre.told(CallFact.SupervisionOver.class).lasted()).isPositive();
      all.customer().hangsUp();
      all.supervisor().isEnded();
    }
  }

  @Test void theSupervisorsLegEndsWithTheAgentsAndWithTheCustomers() throws Exception {
    for (boolean byAgent : List.of(true, false)) {
      try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
        Three all = Three.in(centre, byAgent ? Supervision.LISTEN : Supervision.BARGE);
        all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
        (byAgent ? all.agent() : all.customer()).hangsUp();
        all.supervisor().isEnded();
        (byAgent ? all.customer() : all.agent()).isEnded();
        assertThat(centre.facts.stream().filter(CallFact.SupervisionOver.class::isInstance)).hasSize(1);
      }
    }
  }

  @Test void onHoldTheWhisperGoesOnWhileTheCustomerHearsMusic() throws Exception {
    try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
      Three all = Three.in(centre, Supervision.WHISPER);
      all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
      centre.asks(new Command.Hold(leg(centre, "1001").id()));
      all.customer().hears(MUSIC_HZ);
      all.agent().hears(all.supervisorsPhone());
      all.supervisor().hears(all.agentsPhone());
      centre.asks(new Command.Retrieve(leg(centre, "1001").id()));
      all.customer().hears(all.agentsPhone());
      all.supervisor().hangsUp();
      all.agent().hears(all.carrier());
      all.customer().hears(all.agentsPhone());
      centre.call().hangUp(Cause.NORMAL_CLEARING);
      all.customer().isEnded();
      all.agent().isEnded();
    }
  }

  @Test void whoBargedInGoesOnWithTheCustomerAndIsHungUpWithAForcedEnd() throws Exception {
    try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
      Three all = Three.in(centre, Supervision.BARGE);
      all.customer().hearsBoth(AGENT_HZ, SUPERVISOR_HZ);
      all.agent().hangsUp();
      all.customer().hears(all.supervisorsPhone());
      all.supervisor().hears(all.carrier());
      centre.call().hangUp(Cause.NORMAL_CLEARING);
      all.customer().isEnded();
      all.supervisor().isEnded();
    }
  }

  @Test void aForcedEndEndsTheSupervisionToo() throws Exception {
    try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
      Three all = Three.in(centre, Supervision.LISTEN);
      all.supervisor().hearsBoth(CUSTOMER_HZ, AGENT_HZ);
      centre.call().hangUp(Cause.NORMAL_CLEARING);
      all.supervisor().isEnded();
      all.agent().isEnded();
      assertThat(centre.told(CallFact.SupervisionOver.class).agent().subject()).isEqualTo("1001");
    }
  }

  @Test void aSupervisorWhoIsCalledOffIsNotRungAnyMore() throws Exception {
    try (TestCentre centre = new TestCentre().runs(SupervisionTest::talks)) {
      TestPhone carrier = centre.carrier("13800138000", CUSTOMER_HZ);
      TestPhone phone = centre.station("1001", AGENT_HZ);
      TestPhone supervisor = centre.station("2001", SUPERVISOR_HZ);
      TestCall customer = carrier.calls("4008001000", centre.port());
      TestCall agent = phone.answers();
      agent.hears(carrier);
      Leg own = leg(centre, "1001");
      centre.asks(new Command.Supervise(own.id(), Supervision.LISTEN, station("2001"), ringing(LONG).about("2001")));
      var invite = supervisor.rings();
      centre.asks(new Command.CallOffSupervision(own.id(), "2001"));
      centre.eventually("the attempt is over", () -> centre.facts.stream().anyMatch(fact -> fact instanceof CallFact.DialEnded(_, Object who, DialOutcome.Cancelled _) && "2001".equals(who)));
      assertThat(invite).isNotNull();
      customer.hears(phone).hangsUp();
      agent.isEnded();
    }
  }
}
