package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.UriParty;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RobotTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static void rings(Caller caller) {
    if (!(caller.dialAndWait(station("1001"), ringing(LONG).about("1001")) instanceof DialOutcome.Answered(Leg agent, _))) throw caller.hangUp(Cause.NO_ANSWER);
    caller.converse(agent, new Conversation.Options(MUSIC));
  }

  private static void begins(TestCentre centre, Robot robot) {
    UriParty name = new UriParty("practice:robot");
    centre.telephony.originate(new OutgoingCall(CallId.random(), TestCentre.TENANT, 10, name, new Extension("1001"), new Destination.Here(robot),
        DialOptions.showing(name, LONG).about("robot")), RobotTest::rings);
  }

  @Test void speaksInACallAsAPersonDoesIsHeldAndHangsUp() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone agent = centre.station("1001", 1000);
      Robot robot = new Robot();
      begins(centre, robot);
      TestCall agents = agent.answers();
      centre.told(CallFact.Joined.class);
      robot.says(TestCentre.tone(700, 20_000));
      agents.hears(700);
      Leg own = centre.call().legs().stream().filter(each -> "1001".equals(each.subject())).findFirst().orElseThrow();
      centre.asks(new Conversation.Command.Hold(own.id()));
      agents.hearsNothing();
      centre.asks(new Conversation.Command.Retrieve(own.id()));
      agents.hears(700);
      robot.hangUp();
      agents.isEnded();
      assertThat(centre.told(CallFact.Ended.class).cause()).isEqualTo(Cause.NORMAL_CLEARING);
    }
  }

  @Test void whomTheAgentHangsUpOnIsGoneAndSaysNothingMore() throws Exception {
    try (TestCentre centre = new TestCentre()) {
      TestPhone agent = centre.station("1001", 1000);
      Robot robot = new Robot();
      begins(centre, robot);
      agent.answers().hangsUp();
      centre.told(CallFact.Ended.class);
      robot.says(TestCentre.tone(700, 1000));
      robot.hangUp();
    }
  }
}
