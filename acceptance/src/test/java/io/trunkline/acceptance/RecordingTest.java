package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is kept of a call's sound.
class RecordingTest {
  private final Centre centre = Centre.shared();

  @Test void Q2_aCallIsHeardWhileItRunsAndWithoutAPauseAfterwards() {
    Tenant tenant = centre.openTenant("listening");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall caller = tenant.call("02188886901").says(CALLER);
      Instant answered = caller.awaitAnswer(SOON);
      PhoneCall desk = phone.awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      desk.hears().awaitTone(CALLER, SOON);
      Eventually.pass(Duration.ofSeconds(2));
      JsonNode running = Eventually.get(() -> tenant.admin().get("/calls?number=02188886901").path("items"), l -> l.size() == 1, SOON, "the row of a running call").get(0);
      assertThat(running.path("outcome").isNull()).isTrue();
      JsonNode recording = tenant.admin().get("/calls/" + running.path("id").asString()).path("recordings").get(0);
      assertThat(recording.path("state").asString()).isEqualTo("RUNNING");
      String audio = "/recordings/" + recording.path("id").asString() + "/audio.mp3";
      Sound[] soFar = Programs.decodeMp3(tenant.admin().bytes(audio));
      assertThat(soFar[0].secondsWithTone(CALLER)).as("the caller, while the call runs").isGreaterThan(1);
      assertThat(soFar[1].secondsWithTone(AGENT)).as("the agent, while the call runs").isGreaterThan(1);
      assertThat(caller.isEnded()).isFalse();
      desk.hangsUp();
      Instant ended = caller.awaitEnd(SOON).at();

      JsonNode record = tenant.awaitRecord("02188886901");
      byte[] mp3 = TrunkCallTest.recording(tenant, record);
      Sound[] sides = Programs.decodeMp3(mp3);
      double length = Duration.between(answered, ended).toMillis() / 1000.0;
      assertThat(sides[0].seconds()).isCloseTo(length, within(0.040));
      assertThat(sides[0].secondsWithTone(CALLER)).as("the caller spoke all the time").isGreaterThan(length - 0.4);
      assertThat(sides[1].last(2).secondsWithTone(AGENT)).as("and the agent in the last two seconds").isGreaterThan(1.8);
      assertThat(li.api().bytes(audio)).as("who talked may listen").isEqualTo(mp3);
      assertThat(wu.api().ask("GET", audio, null).status()).as("who didn't, may not").isEqualTo(404);
      assertThat(centre.openTenant("stranger").admin().ask("GET", audio, null).status()).isEqualTo(404);
      assertThat(tenant.admin().get("/audit").toString()).contains("recording-heard");
    }
  }
}
