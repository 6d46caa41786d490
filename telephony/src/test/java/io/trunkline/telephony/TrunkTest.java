package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.SystemTime;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.Transport;
import io.trunkline.sip.auth.Algorithm;
import io.trunkline.sip.auth.DigestServer;
import io.trunkline.sip.auth.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrunkTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Party NUMBER = new E164("+861062345678");

  private final BlockingQueue<DialOutcome> outcomes = new LinkedBlockingQueue<>();

  /// An agent's call out: the agent is rung first, then the number over the trunk; the number is the one served.
  private void out(TestCentre centre, DialOptions options) {
    OutgoingCall call = new OutgoingCall(CallId.random(), TestCentre.TENANT, 100, TestCentre.HOTLINE, NUMBER, TestCentre.station("1001"), ringing(LONG).about("1001"));
    centre.telephony.originate(call, caller -> {
      caller.ringback();
      DialOutcome outcome = caller.dialAndWait(new Destination.Telephone(NUMBER, null), options);
      outcomes.add(outcome);
      if (!(outcome instanceof DialOutcome.Answered(Leg customer, _))) throw caller.hangUp(Cause.NO_ANSWER);
      Leg agent = caller.serve(customer);
      caller.converse(agent, new Conversation.Options(MUSIC));
    });
  }

  private DialOutcome outcome() throws InterruptedException {
    DialOutcome outcome = outcomes.poll(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
    if (outcome == null) throw new AssertionError("no outcome");
    return outcome;
  }

  private static DialOptions showingHotline() { return DialOptions.showing(TestCentre.HOTLINE, LONG); }

  @Test void anAgentsCallGoesOutInTheTrunksFormatAndBothTalk() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.carrier("carrier", 440);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      agents.hears(450);   // ringing tone
      IncomingInvite invite = carrier.rings();
      assertThat(invite.request().uri().user()).isEqualTo("01062345678");
      assertThat(invite.request().from().uri().user()).isEqualTo("4008001000");
      TestCall customer = carrier.answers(invite);
      customer.hears(agent);
      agents.hears(carrier);
      agents.hangsUp();
      customer.isEnded();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.OTHER);
    }
  }

  @Test void whatTheNetworkSaysBeforeAnAnswerIsHeard() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.phone("13800138000", 440);
      BlockingQueue<IncomingInvite> rung = new LinkedBlockingQueue<>();
      carrier.reacting(rung::add);
      centre.trunk(10, carrier);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      IncomingInvite invite = rung.poll(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(invite).isNotNull();
      TestCall announcement = new TestCall(carrier).announces(invite);
      agents.hears(carrier);
      invite.reject(404, Cause.UNALLOCATED_NUMBER);
      assertThat(outcome()).isInstanceOfSatisfying(DialOutcome.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.UNALLOCATED_NUMBER));
      agents.isEnded();
      announcement.vanishes();
    }
  }

  /// The announcement comes with its answer for certain (RFC 3262), so that the 200 says nothing of the session.
  @Test void whoHasBeenHeardBeforeTheAnswerIsHeardAfterIt() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.phone("13800138000", 440);
      BlockingQueue<IncomingInvite> rung = new LinkedBlockingQueue<>();
      carrier.reacting(rung::add);
      centre.trunk(10, carrier);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      IncomingInvite invite = rung.poll(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(invite).isNotNull();
      assertThat(invite.request().headers().lists("Supported", "100rel")).isTrue();
      TestCall customer = new TestCall(carrier).announces(invite);
      agents.hears(carrier);
      customer.answering(invite);
      customer.hears(agent);
      agents.hears(carrier).hangsUp();
      customer.isEnded();
    }
  }

  @Test void anAddressThatIsSilentOrOverloadedIsLeftForTheNext() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone dead = centre.phone("dead", 500).deaf();
      TestPhone full = centre.phone("full", 600).reacting(invite -> invite.reject(503, null));
      TestPhone good = centre.phone("good", 440);
      centre.trunk(10, dead, full, good);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      TestCall customer = good.answers();
      customer.hears(agent);
      assertThat(outcome()).isInstanceOf(DialOutcome.Answered.class);
      customer.hangsUp();
      agents.isEnded();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.CALLER);
    }
  }

  @Test void aBusyNumberIsNotTriedElsewhere() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone busy = centre.phone("busy", 440).reacting(invite -> invite.reject(486, Cause.USER_BUSY));
      TestPhone other = centre.phone("other", 600).reacting(invite -> { throw new AssertionError("rung though the number was busy"); });
      centre.trunk(10, busy, other);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      assertThat(outcome()).isInstanceOfSatisfying(DialOutcome.Failed.class, failed -> {
        assertThat(failed.cause()).isEqualTo(Cause.USER_BUSY);
        assertThat(failed.fault()).isEqualTo(Fault.CALLEE);
      });
      agents.isEnded();
    }
  }

  @Test void aTrunkThatAsksForCredentialsGetsThem() throws Exception {
    DigestServer guard = new DigestServer("carrier", (username, realm, algorithm) -> Algorithm.MD5 == algorithm ? algorithm.ha1(username, realm, "pass") : null);
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.phone("carrier", 440);
      BlockingQueue<IncomingInvite> admitted = new LinkedBlockingQueue<>();
      carrier.reacting(invite -> {
        switch (guard.check(invite.request(), SystemTime.INSTANCE.now())) {
          case Verdict.Accepted _ -> admitted.add(invite);
          case Verdict.Challenged(var headers, _, _) -> invite.reject(401, "Unauthorized", null, headers);
        }
      });
      centre.trunk(10, new Credentials("account", "pass"), carrier);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      IncomingInvite invite = admitted.poll(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(invite).isNotNull();
      TestCall customer = carrier.answers(invite);
      customer.hears(agent).hangsUp();
      agents.isEnded();
    }
  }

  @Test void withAllLinesTakenTheCallFailsWithTheTrunksFault() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      centre.trunk(0, centre.phone("carrier", 440));
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline());
      TestCall agents = agent.answers();
      assertThat(outcome()).isInstanceOfSatisfying(DialOutcome.Failed.class, failed -> {
        assertThat(failed.cause()).isEqualTo(Cause.NO_CIRCUIT_AVAILABLE);
        assertThat(failed.fault()).isEqualTo(Fault.TRUNK);
      });
      agents.isEnded();
    }
  }

  private static DialOptions.AcceptByKey byKey() { return new DialOptions.AcceptByKey(tone(1200, 700), 2, Duration.ofMillis(300)); }

  @Test void anOrdinaryTelephoneAcceptsByKey() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.carrier("carrier", 440);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline().acceptedByKey(byKey()));
      TestCall agents = agent.answers();
      TestCall mobile = carrier.answers();
      mobile.hears(1200).presses("1").hears(agent);
      agents.hears(carrier).hangsUp();
      mobile.isEnded();
    }
  }

  @Test void aMailboxThatAnswersPressesNoKeyAndDoesNotGetTheCall() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.carrier("carrier", 440);
      TestPhone agent = centre.station("1001", 1000);
      out(centre, showingHotline().acceptedByKey(byKey()));
      TestCall agents = agent.answers();
      TestCall mailbox = carrier.answers();
      mailbox.hears(1200).presses("7").isEnded();
      assertThat(outcome()).isInstanceOfSatisfying(DialOutcome.Failed.class, failed -> assertThat(failed.detail()).isEqualTo("no key pressed"));
      agents.isEnded();
    }
  }

  @Test void anAttemptIsCancelledAndThePhoneStopsRinging() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> {
      caller.music(MUSIC);
      Attempt attempt = caller.dial(new Destination.Telephone(NUMBER, null), showingHotline());
      while (!(caller.next(LONG) instanceof CallEvent.Ringing)) { }
      attempt.cancel(io.trunkline.sip.Reason.COMPLETED_ELSEWHERE);
      if (caller.next(LONG) instanceof CallEvent.DialEnded(_, DialOutcome outcome)) outcomes.add(outcome);
    })) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      TestCall caller = carrier.calls("4008001000", centre.port()).isAnswered();
      TestCall rung = new TestCall(carrier);
      carrier.rings().onCancelled(rung::ended);
      rung.isEnded();
      assertThat(outcome()).isEqualTo(DialOutcome.Cancelled.INSTANCE);
      caller.isEnded();
    }
  }

  @Test void aTrunkRegistersAndIsProbed() {
    try (TestCentre centre = new TestCentre()) {
      TestPhone carrier = centre.phone("carrier", 440);
      TrunkConfig config = new TrunkConfig(5, "by registration", List.of(new TrunkConfig.Address("127.0.0.1", carrier.port())), Transport.UDP,
          new Credentials("account", "pass"), 10, NumberPlan.CHINA, TrunkConfig.CallerIdHeader.FROM, Duration.ofMinutes(5), true);
      centre.telephony.trunks().put(config);
      centre.eventually("registered", () -> centre.telephony.trunks().state(5).orElseThrow().reachable());
      assertThat(centre.telephony.trunks().state(5).orElseThrow().detail()).isEqualTo("registered for 300 s");
      centre.telephony.trunks().remove(5);
      assertThat(centre.telephony.trunks().state(5)).isEmpty();
    }
  }
}
