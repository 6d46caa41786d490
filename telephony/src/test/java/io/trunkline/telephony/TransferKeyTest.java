package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.SECRET;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The transfer keys of SIP phones: REFER (RFC 3515), with Replaces (RFC 3891) where the phone has two calls.
class TransferKeyTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CUSTOMER_HZ = 440;

  private final List<Conversation.Outcome> outcomes = new CopyOnWriteArrayList<>();
  /// Whether a station's own call serves whom it has reached, as calls out do, or the station itself.
  private boolean servesWhomItReached = true;

  /// A carrier's call goes to 1001, a station's to the station that it dials; afterwards whoever is served hears 1300 Hz.
  private void talks(Caller caller) {
    boolean inside = caller.call().origin().origin() instanceof Origin.FromStation;
    String to = inside ? caller.call().origin().dialledRaw() : "1001";
    if (inside) caller.ringback();
    else caller.answer();
    if (!(caller.dialAndWait(station(to), ringing(LONG).about(to)) instanceof DialOutcome.Answered(Leg reached, _))) throw caller.hangUp(Cause.NO_ANSWER);
    Leg other = inside && servesWhomItReached ? caller.serve(reached) : reached;
    Conversation.Outcome outcome = caller.converse(other, new Conversation.Options(MUSIC));
    outcomes.add(outcome);
    if (!(outcome instanceof Conversation.Outcome.OthersLeft)) caller.play(TestCentre.tone(1300, 1000));
  }

  private record Scene(TestPhone carrier, TestPhone agent, TestPhone colleague, TestCall customer, TestCall first) {}

  private static Scene talking(TestCentre centre) throws Exception {
    TestPhone carrier = centre.carrier("13800138000", CUSTOMER_HZ);
    TestPhone agent = centre.station("1001", 1000);
    TestPhone colleague = centre.station("1002", 2000);
    TestCall customer = carrier.calls("4008001000", centre.port());
    TestCall first = agent.answers();
    customer.hears(agent);
    return new Scene(carrier, agent, colleague, customer, first);
  }

  @Test void blindTransferGivesTheCustomerToTheScriptWithWhatWasDialled() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Scene all = talking(centre);
      assertThat(all.first().transfersTo("1002")).isEqualTo(202);
      all.first().isEnded();
      all.customer().hears(1300).isEnded();
      assertThat(outcomes).singleElement().isInstanceOfSatisfying(Conversation.Outcome.TransferWanted.class,
          wanted -> assertThat(wanted.to()).isEqualTo(new Conversation.Dialled("1002")));
    }
  }

  @Test void attendedTransferConnectsTheCustomerWithTheColleague() throws Exception { attended(); }

  @Test void attendedTransferAlsoTakesAColleagueWhoIsNotTheOneServed() throws Exception {
    servesWhomItReached = false;
    attended();
  }

  private void attended() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Scene all = talking(centre);
      all.first().holds();
      all.customer().hears(MUSIC_HZ);
      TestCall second = all.agent().calls("1002", centre.port(), SECRET);
      TestCall colleagues = all.colleague().answers();
      second.hears(all.colleague());
      colleagues.hears(all.agent());

      assertThat(all.first().transfersTo(second)).isEqualTo(202);
      all.customer().hears(all.colleague());
      colleagues.hears(all.carrier());
      all.first().isEnded();
      second.isEnded();
      assertThat(centre.told(CallFact.TransferCompleted.class).to().subject()).isEqualTo("1002");
      centre.eventually("one call left", () -> centre.telephony.calls().size() == 1);

      all.customer().hangsUp();
      colleagues.isEnded();
    }
  }

  @Test void aColleagueWhoHasNotAnsweredIsNotGivenAway() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Scene all = talking(centre);
      TestCall second = all.agent().calls("1002", centre.port(), SECRET).isAnswered();   // hears ringing tone
      var ringing = all.colleague().rings();
      assertThat(all.first().transfersTo(second)).isEqualTo(202);
      all.customer().hears(all.agent());
      TestCall colleagues = all.colleague().answers(ringing);
      second.hears(all.colleague());
      second.hangsUp();
      colleagues.isEnded();
      all.customer().hears(all.agent()).hangsUp();
      all.first().isEnded();
    }
  }

  @Test void nobodyJoinsTheCallsOfOthers() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      Scene all = talking(centre);
      TestPhone third = centre.station("1003", 1500);
      TestCall strangers = third.calls("1002", centre.port(), SECRET);
      TestCall colleagues = all.colleague().answers();
      strangers.hears(all.colleague());
      assertThat(all.first().transfersTo(strangers)).isEqualTo(603);
      assertThat(all.first().transfersTo(all.first())).isEqualTo(603);
      all.customer().hears(all.agent());
      colleagues.hears(third);
      strangers.hangsUp();
      colleagues.isEnded();
      all.customer().hangsUp();
      all.first().isEnded();
    }
  }
}
