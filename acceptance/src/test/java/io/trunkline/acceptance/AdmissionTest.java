package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A node that holds what it is rated for, and one that starts without its database.
class AdmissionTest {
  @Test void H4_aboveItsRatedCallsANodeRefusesCleanlyAndLiveCallsGoOn() {
    try (Centre centre = Centre.fresh(200, "--rated-calls=2")) {
      Tenant tenant = centre.openTenant("rated");
      long queue = tenant.queue("service");
      tenant.flowToQueue(queue);
      try (Agent li = tenant.agent("li", "1001", queue)) {
        var phone = li.withSipPhone();
        li.goesReady();
        PhoneCall first = tenant.call("02188886660").says(CALLER);
        PhoneCall desk = phone.awaitCall(SOON).answers().says(AGENT);
        first.hears().awaitTone(AGENT, SOON);
        PhoneCall second = tenant.call("02188886661").says(CALLER);
        second.awaitAnswer(SOON);
        for (int call = 0; call < 10; call++) {
          PhoneCall third = tenant.call("0218888667" + call);
          assertThat(third.awaitEnd(SOON).status()).isEqualTo(503);
          assertThat(Integer.parseInt(third.finalHeader("Retry-After").replaceAll("\\D.*", ""))).isBetween(1, 60);
        }
        int mark = first.hears().mark();
        Eventually.pass(Duration.ofSeconds(1));
        assertThat(first.hears().since(mark).hasTone(AGENT)).as("who talks goes on").isTrue();
        assertThat(first.packetsLost()).isZero();
        JsonNode node = centre.operator().get("/nodes").path("items").get(0);
        assertThat(node.path("callsNow").asInt()).isEqualTo(2);
        assertThat(node.path("load").asDouble()).isEqualTo(1.0);
        second.hangsUp();
        PhoneCall again = Eventually.get(() -> tenant.call("02188886662"), call -> call.answersWithin(SOON), SOON, "a place for the next caller");
        again.hangsUp();
        desk.hangsUp();
        first.awaitEnd(SOON);
      }
    }
  }

  @Test void H5_startedWithoutItsDatabaseTheHotlineAnswersAndAgentsWork() {
    try (Centre centre = Centre.fresh(200)) {
      Tenant tenant = centre.openTenant("alone");
      long queue = tenant.queue("service");
      tenant.flowToQueue(queue);
      try (Agent li = tenant.agent("li", "1001", queue)) {
        var phone = li.withSipPhone();
        centre.server().stop();
        centre.server().setOptions("--db-url=jdbc:postgresql://127.0.0.1:1/none");
        centre.server().start();
        System.out.println("without its database: ready after " + centre.server().startTime().toMillis() + " ms");
        Eventually.get(centre.server()::output, said -> said.contains("can't be reached; calls go on"), SOON, "what goes on without the database");   // said after "ready"
        li.registersAgain();
        Eventually.get(() -> li.desk().path("station").path("online").asBoolean(), online -> online, SOON, "the phone online");
        li.api().post("/desk/state", java.util.Map.of("state", "READY"));
        PhoneCall caller = tenant.call("02188886663").says(CALLER);
        caller.hears().awaitSound(Heard.prompt("welcome"), SOON, "the welcome");
        PhoneCall desk = phone.awaitCall(SOON).answers().says(AGENT);
        caller.hears().awaitTone(AGENT, SOON);
        caller.hangsUp();
        desk.awaitEnd(SOON);
        centre.server().stop();
        centre.server().setOptions();
        centre.server().start();
        assertThat(tenant.awaitRecord("02188886663").path("outcome").asString()).as("its record came when the database did").isEqualTo("ANSWERED");
      }
    }
  }
}
