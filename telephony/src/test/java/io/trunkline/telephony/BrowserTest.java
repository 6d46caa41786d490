package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.MUSIC_HZ;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Agents whose phone is a page: its WebSocket comes and goes with the page. The pages here speak SIP and no sound, so a closed one is at once a silent one.
class BrowserTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Conversation.Outcome> outcomes = new CopyOnWriteArrayList<>();

  private void talks(Caller caller) {
    caller.music(MUSIC);
    if (!(caller.dialAndWait(station("page"), ringing(LONG).about("agent 1")) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
    outcomes.add(caller.converse(agent, new Conversation.Options(MUSIC)));
    caller.play(TestCentre.tone(1300, 1000));
  }

  /// The agent's, once both talk.
  private static Leg agentsLeg(TestCentre centre) {
    centre.eventually("the agent joins", () -> centre.facts.stream().anyMatch(fact -> fact instanceof CallFact.Joined(Leg leg) && "agent 1".equals(leg.subject())));
    return centre.told(CallFact.Joined.class).leg();
  }

  @Test void aPageThatIsReloadedDuringACallGetsItBackWhileTheCustomerHearsMusic() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      centre.account("page", Account.Kind.BROWSER);
      TestPage page = new TestPage(centre).registers();
      TestCall customer = centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isAnswered();
      page.answers();
      Leg before = agentsLeg(centre);
      page.closes();
      centre.told(CallFact.Lost.class);
      customer.hears(MUSIC_HZ);
      assertThat(centre.telephony.stations().isOnline("aor-page")).isFalse();

      TestPage reloaded = new TestPage(centre).registers();
      assertThat(reloaded.answers()).contains("X-Trunkline-Reattach: " + before.id()).contains("X-Trunkline-Call: " + centre.call().id());
      CallFact.Reattached back = centre.told(CallFact.Reattached.class);
      assertThat(back.leg().subject()).isEqualTo("agent 1");
      customer.hangsUp();
      centre.told(CallFact.Ended.class);
      reloaded.closes();
    }
  }

  @Test void aPageThatStaysAwayGivesTheCustomerBackToTheScript() throws Exception {
    try (TestCentre centre = new TestCentre().runs(this::talks)) {
      centre.account("page", Account.Kind.BROWSER);
      TestPage page = new TestPage(centre).registers();
      TestCall customer = centre.carrier("13800138000", 440).calls("4008001000", centre.port()).isAnswered();
      page.answers();
      agentsLeg(centre);
      page.closes();
      customer.hears(MUSIC_HZ).hears(1300).isEnded();
      assertThat(outcomes).hasOnlyElementsOfType(Conversation.Outcome.OthersLost.class);
    }
  }

  @Test void aGuestNeverRegisters() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      centre.account("page", Account.Kind.GUEST);
      TestPage page = new TestPage(centre);
      assertThat(page.registration()).isEqualTo(403);
      page.closes();
    }
  }
}
