package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static io.trunkline.telephony.TestCentre.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.sip.sdp.CryptoSuite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Callers whose offer is RTP/SAVP (RFC 4568), talking with a phone that knows RTP alone.
class SecureCallTest {
  private static void keyThenAgent(Caller caller) {
    if (!(caller.ask(tone(700, 5000), 1, Duration.ofSeconds(5), null) instanceof Input.Digits)) return;
    caller.music(MUSIC);
    if (caller.dialAndWait(station("1001"), ringing(Duration.ofSeconds(20))) instanceof DialOutcome.Answered(Leg agent, _)) caller.converse(agent, new Conversation.Options(MUSIC));
  }

  @ParameterizedTest @EnumSource(CryptoSuite.class)
  void bothHearEachOtherThroughHoldAndRetrieve(CryptoSuite suite) throws Exception {
    try (TestCentre centre = new TestCentre().runs(SecureCallTest::keyThenAgent)) {
      TestPhone carrier = centre.carrier("13800138000", 440).securedBy(suite);
      TestPhone agent = centre.station("1001", 1000);
      TestCall caller = carrier.calls("4008001000", centre.port()).isAnswered().hears(700).presses("1");
      TestCall agents = agent.answers();
      caller.hears(agent);
      agents.hears(carrier).holds();
      caller.hears(MUSIC_HZ);
      agents.retrieves();
      caller.hears(agent).holds();   // a re-offer with the same key: its packets' counter goes on
      caller.hearsNothing();
      agents.hears(carrier);
      caller.retrieves();
      caller.hears(agent);
      agents.hears(carrier);
      caller.hangsUp();
      agents.isEnded();
    }
  }

  @Test void whoHasAnotherKeyIsNotHeard() throws Exception {
    try (TestCentre centre = new TestCentre(Duration.ofSeconds(2)).runs(caller -> {
      caller.answer();
      caller.echo(Duration.ofSeconds(20));
    })) {
      TestPhone carrier = centre.carrier("13800138000", 440).securedBy(CryptoSuite.AES_CM_128_HMAC_SHA1_80).withAWrongKey();
      TestCall caller = carrier.calls("4008001000", centre.port()).isAnswered();
      centre.told(CallFact.FellSilent.class);   // two seconds of its packets have been thrown away
      caller.hearsNothing().hangsUp();
      centre.told(CallFact.Ended.class);
      assertThat(centre.facts).noneMatch(CallFact.Sounded.class::isInstance);
    }
  }
}
