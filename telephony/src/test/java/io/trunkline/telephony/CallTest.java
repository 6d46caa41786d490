package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static io.trunkline.telephony.TestCentre.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.sip.Headers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  /// Prompt, one key, music while the agent's phone rings, then the conversation.
  private static void menuThenAgent(Caller caller) {
    caller.ring();
    caller.answer();
    if (!(caller.ask(tone(700, 5000), 1, Duration.ofSeconds(5), null) instanceof Input.Digits(String key)) || !key.equals("1")) throw caller.hangUp(Cause.NORMAL_CLEARING);
    caller.music(MUSIC);
    Attempt attempt = caller.dial(station("1001"), ringing(LONG));
    while (true) {
      switch (caller.next(LONG)) {
        case CallEvent.DialEnded(Attempt ended, DialOutcome.Answered(Leg agent, _)) when ended.equals(attempt) -> {
          caller.converse(agent, new Conversation.Options(MUSIC));
          return;
        }
        case CallEvent.DialEnded _, CallEvent.Elapsed _ -> throw caller.hangUp(Cause.NO_ANSWER);
        default -> { }
      }
    }
  }

  @Test void aCallerChoosesFromTheMenuAndTalksToAnAgentUntilTheAgentHangsUp() throws Exception {
    try (TestCentre centre = new TestCentre().runs(CallTest::menuThenAgent)) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      TestPhone agent = centre.station("1001", 1000);

      TestCall caller = carrier.calls("4008001000", centre.port());
      caller.isAnswered().hears(700).presses("1").hears(MUSIC_HZ);
      TestCall agentsCall = agent.answers();
      caller.hears(agent);
      agentsCall.hears(carrier);

      Call call = centre.call();
      assertThat(call.origin().caller()).isEqualTo(new E164("+8613800138000"));
      assertThat(call.origin().dialled()).isEqualTo(new ServiceCode("4008001000"));

      agentsCall.hangsUp();
      caller.isEnded(Cause.NORMAL_CLEARING);
      assertThat(centre.told(CallFact.Ended.class)).extracting(CallFact.Ended::by, CallFact.Ended::fault).containsExactly(CallFact.By.OTHER, Fault.NONE);
    }
  }

  @Test void aCallThatSomebodyPassedOnSaysWho() throws Exception {
    try (TestCentre centre = new TestCentre().runs(CallTest::menuThenAgent)) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      TestCall caller = carrier.calls("4008001000", centre.port(), null, Headers.NONE.and("P-Asserted-Identity", "<sip:broken").and("P-Asserted-Identity", "<tel:+8613700137000>")
          .and("Diversion", "<sip:01062345678@carrier>;reason=no-answer, <sip:2@carrier>"));
      caller.isAnswered().hears(700);
      assertThat(centre.call().origin().caller()).isEqualTo(new E164("+8613700137000"));
      assertThat(centre.call().origin().divertedBy()).isEqualTo(new E164("+861062345678"));
      caller.hangsUp();
    }
  }

  @Test void whenTheCallerHangsUpTheAgentsPhoneStopsRinging() throws Exception {
    try (TestCentre centre = new TestCentre().runs(CallTest::menuThenAgent)) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      TestPhone agent = centre.station("1001", 1000);
      TestCall caller = carrier.calls("4008001000", centre.port()).isAnswered().hears(700).presses("1");
      var invite = agent.rings();
      TestCall stopped = new TestCall(agent);
      invite.onCancelled(stopped::ended);
      caller.hangsUp();
      stopped.isEnded();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.CALLER);
    }
  }

  @Test void keysTypedAheadCountAndATerminatorEndsTheInput() throws Exception {
    StringBuilder heard = new StringBuilder();
    try (TestCentre centre = new TestCentre().runs(caller -> {
      caller.play(tone(700, 1500));
      if (caller.ask(tone(800, 3000), 10, Duration.ofSeconds(3), '#') instanceof Input.Digits(String typed)) heard.append(typed);
    })) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      carrier.calls("4008001000", centre.port()).isAnswered().hears(700).presses("12").hears(700).presses("34#").isEnded();
      centre.told(CallFact.Ended.class);
      assertThat(heard.toString()).isEqualTo("1234");
    }
  }

  /// Some carriers have no telephone-events: their callers' keys come as sound, above their voices.
  @Test void keysThatComeAsTonesAreKeys() throws Exception {
    StringBuilder heard = new StringBuilder();
    try (TestCentre centre = new TestCentre().runs(caller -> {
      if (caller.ask(tone(800, 5000), 10, Duration.ofSeconds(5), '#') instanceof Input.Digits(String typed)) heard.append(typed);
    })) {
      TestPhone carrier = centre.carrier("13800138000", 440).withoutEvents();
      carrier.calls("4008001000", centre.port()).isAnswered().hears(800).presses("41166*D#").isEnded();
      centre.told(CallFact.Ended.class);
      assertThat(heard.toString()).isEqualTo("41166*D");
    }
  }

  @Test void silenceIsAnAnswerToo() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> {
      if (caller.ask(tone(700, 200), 1, Duration.ofMillis(200), null) == Input.Silence.INSTANCE) caller.play(tone(900, 1500));
    })) {
      centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isAnswered().hears(900).isEnded();
    }
  }

  @Test void whenTheScriptFailsTheCallerHearsAnApologyAndTheCallIsOurFault() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> {
      caller.answer();
      throw new IllegalStateException("a flow with an error");
    })) {
      centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isAnswered().hears(1500).isEnded();
      assertThat(centre.told(CallFact.Ended.class).fault()).isEqualTo(Fault.OURS);
      assertThat(centre.told(CallFact.ScriptFailed.class).what()).contains("a flow with an error");
    }
  }

  @Test void anEchoTestReturnsOnesOwnVoice() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> caller.echo(LONG))) {
      TestPhone agent = centre.station("1001", 1000);
      agent.calls("echo", centre.port(), TestCentre.SECRET).isAnswered().hears(agent).hangsUp();
      assertThat(centre.told(CallFact.Ended.class).by()).isEqualTo(CallFact.By.OTHER);
    }
  }

  @Test void aNumberThatNobodyHasIsRefusedWithItsCause() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      centre.carrier("13800138000", 440).calls("4009999999", centre.port()).isRefused(404).isEnded(Cause.UNALLOCATED_NUMBER);
    }
  }

  @Test void aCallThatTheScriptRefusesBeforeAnsweringGetsItsStatus() throws Exception {
    try (TestCentre centre = new TestCentre().runs(caller -> { throw caller.hangUp(Cause.USER_BUSY); })) {
      centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isRefused(486);
    }
  }

  @Test void limitsOfTenantTrunkAndNodeAreTold_Apart() throws Exception {
    try (TestCentre centre = new TestCentre(3).runs(caller -> {
      caller.music(MUSIC);
      caller.next(LONG);
    })) {
      TestPhone carrier = centre.carrier("13800138000", 440);
      centre.mostCalls = 1;
      TestCall first = carrier.calls("4008001000", centre.port()).isAnswered();
      carrier.calls("4008001000", centre.port()).isRefused(486).isEnded(Cause.USER_BUSY);
      centre.mostCalls = 100;
      centre.trunk(1, carrier);
      carrier.calls("4008001000", centre.port()).isRefused(486).isEnded(Cause.NO_CIRCUIT_AVAILABLE);
      // The tenant finds whom it lost.
      centre.eventually("told of two calls turned away", () -> centre.facts.stream().filter(CallFact.Ended.class::isInstance).map(CallFact.Ended.class::cast)
          .map(end -> end.by() + " " + end.cause() + " " + end.fault()).toList().equals(List.of("SCRIPT USER_BUSY CALLER", "SCRIPT NO_CIRCUIT_AVAILABLE TRUNK")));
      centre.trunk(100, carrier);
      TestCall second = carrier.calls("4008001000", centre.port()).isAnswered();
      TestCall third = carrier.calls("4008001000", centre.port()).isAnswered();
      assertThat(centre.telephony.load().load()).isEqualTo(1.0);
      carrier.calls("4008001000", centre.port()).isRefused(503);
      first.hangsUp();
      second.hangsUp();
      third.hangsUp();
    }
  }
}
