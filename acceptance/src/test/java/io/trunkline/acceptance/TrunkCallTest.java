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
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A caller from the carrier, an agent on a SIP phone.
class TrunkCallTest {
  private final Centre centre = Centre.shared();

  @Test void Q1_theRecordingHasBothSidesApartAndIsAsLongAsTheCall() {
    Tenant tenant = centre.openTenant("recorded");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall caller = tenant.call("02188886602").says(CALLER);
      Instant answered = caller.awaitAnswer(SOON);
      PhoneCall ring = phone.awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      ring.hears().awaitTone(CALLER, SOON);
      Eventually.pass(Duration.ofSeconds(3));
      caller.hangsUp();
      Instant ended = caller.awaitEnd(SOON).at();
      ring.awaitEnd(SOON);

      JsonNode record = tenant.awaitRecord("02188886602", r -> r.path("hasRecording").asBoolean(), SOON);
      Sound[] sides = Programs.decodeMp3(recording(tenant, record));
      assertThat(sides).hasSize(2);
      assertThat(sides[0].last(2).hasTone(CALLER)).as("left is the caller").isTrue();
      assertThat(sides[0].last(2).hasTone(AGENT)).isFalse();
      assertThat(sides[1].last(2).hasTone(AGENT)).as("right is what the caller hears").isTrue();
      assertThat(sides[1].last(2).hasTone(CALLER)).isFalse();
      assertThat(sides[0].seconds()).isCloseTo(Duration.between(answered, ended).toMillis() / 1000.0, within(0.040));
    }
  }

  /// The MP3 of the call's recording, once it is ready.
  static byte[] recording(Tenant tenant, JsonNode record) {
    String call = record.path("id").asString();
    JsonNode ready = Eventually.get(() -> tenant.admin().get("/calls/" + call).path("recordings"),
        all -> all.valueStream().anyMatch(r -> r.path("state").asString().equals("READY")), SOON, "a recording of call " + call);
    return tenant.admin().bytes("/recordings/" + ready.get(0).path("id").asString() + "/audio.mp3");
  }

  static List<String> types(JsonNode record) {
    return record.path("timeline").valueStream().map(e -> e.path("type").asString()).toList();
  }
}
