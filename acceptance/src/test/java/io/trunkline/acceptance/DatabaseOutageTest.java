package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.DatabaseOutage;
import io.trunkline.acceptance.kit.Events;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.kit.Traffic;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import io.trunkline.kernel.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// PostgreSQL goes away while people call: nobody notices, and afterwards each call has its record, once. `./test --long` has the full two minutes.
class DatabaseOutageTest {
  private static final Duration OUTAGE = Boolean.getBoolean("trunkline.long") ? Duration.ofMinutes(2) : Duration.ofSeconds(10);
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private Centre centre;
  private Crowd crowd;
  private Tenant office;
  private Agent li;
  private Agent wu;
  private Phone phone;
  private Phone colleague;

  @BeforeEach void people() {
    centre = Centre.fresh(600);
    crowd = new Crowd(centre, 18, Duration.ofSeconds(1));
    office = centre.openTenant("office");
    long queue = office.queue("service", Map.of("wrapUpSeconds", 1));
    office.flowToQueue(queue);
    li = office.agent("li", "1001", queue);
    wu = office.agent("wu", "1002");
    phone = li.withSipPhone();
    colleague = wu.withSipPhone();
    wu.goesReady();
  }

  @AfterEach void home() {
    li.close();
    wu.close();
    crowd.close();
    centre.close();
  }

  @Test void H5_postgresFrozenWhilePeopleCall() {
    Instant end;
    List<Traffic.Made> calls;
    try (Traffic traffic = crowd.calls()) {
      Eventually.pass(Duration.ofSeconds(2));
      try (DatabaseOutage _ = new DatabaseOutage(centre.server().data())) {
        end = SystemTime.INSTANCE.now().plus(OUTAGE);
        workGoesOn();
        Eventually.pass(Duration.between(SystemTime.INSTANCE.now(), end));
        System.out.println("outage: " + backlog() + " facts wait in the journal");
      }
      Eventually.pass(Duration.ofSeconds(2));
      calls = traffic.stop();
    }
    nothingIsLost(calls);
  }

  @Test void H5_postgresKilledWhilePeopleCall() {
    List<Traffic.Made> calls;
    try (Traffic traffic = crowd.calls()) {
      for (int kills = 0; kills < 3; kills++) {
        Eventually.pass(Duration.ofSeconds(2));
        DatabaseOutage.kill(centre.server().data());
      }
      Eventually.get(() -> centre.operator().ask("GET", "/tenants", null).status(), status -> status == 200, SOON, "PostgreSQL started again by the program");
      calls = traffic.stop();
    }
    nothingIsLost(calls);
  }

  /// A call to the office is answered, held, transferred and wrapped up, states change, pages are loaded again: all of it without the database.
  private void workGoesOn() {
    int mark = li.events().mark();
    li.goesReady();
    PhoneCall caller = office.call("02188886650").says(CALLER);
    caller.awaitAnswer(SOON);
    PhoneCall desk = phone.awaitCall(SOON);
    JsonNode pop = li.awaitCall(mark, call -> call.path("customerUnavailable").asBoolean(), "a pop without customer data");
    assertThat(pop.path("matches")).isEmpty();
    desk.answers().says(AGENT);
    String call = li.awaitCall(mark, "TALKING").path("id").asString();
    caller.hears().awaitTone(AGENT, SOON);
    li.press("hold", call);
    caller.hears().awaitNoTone(SOON, AGENT);
    li.press("retrieve", call);
    caller.hears().awaitTone(AGENT, SOON);
    try (Events again = li.api().events(0)) {
      again.await(0, frame -> frame.path("type").asString().equals("snapshot"), SOON, "the snapshot of a page loaded again");
    }
    assertThat(li.desk().path("calls").get(0).path("id").asString()).isEqualTo(call);
    li.press("transfer", call, Map.of("to", Map.of("kind", "AGENT", "value", "1002")));
    PhoneCall second = colleague.awaitCall(SOON).answers().says(THIRD);
    caller.hears().awaitTone(THIRD, SOON);
    desk.awaitEnd(SOON);
    caller.hangsUp();
    assertThat(second.awaitEnd(SOON).byPeer()).isTrue();
    li.goesNotReady();
    Eventually.get(li::state, "NOT_READY"::equals, SOON, "not ready");
    li.goesReady();
    assertThat(li.state()).isEqualTo("READY");
    assertThat(li.api().ask("GET", "/session", null).status()).isEqualTo(200);
    assertThat(office.admin().ask("POST", "/skills", Map.of("name", "English")).status()).as("a change of the set-up says that it has to wait").isEqualTo(503);
    System.out.println("outage: answered, held, transferred, wrapped up and reloaded without the database");
  }

  private void nothingIsLost(List<Traffic.Made> calls) {
    Traffic.awaitEnd(calls, Duration.ofSeconds(60));
    assertThat(calls).as("no call was refused").allMatch(Traffic.Made::wasAnswered);
    Instant from = SystemTime.INSTANCE.now();
    Eventually.get(this::backlog, left -> left == 0, CATCH_UP, "an empty journal");
    Map<String, JsonNode> records = crowd.awaitRecords(calls, CATCH_UP);
    System.out.println("outage: " + calls.size() + " calls made, " + records.size() + " records " + Crowd.outcomes(records) + ", caught up after "
        + Duration.between(from, SystemTime.INSTANCE.now()).toMillis() + " ms");
    assertThat(Crowd.outcomes(records)).containsOnlyKeys("ANSWERED");
    assertThat(crowd.tenant().admin().get("/voicemails").path("items")).isEmpty();
  }

  private long backlog() {
    return centre.operator().get("/nodes").path("items").get(0).path("journalBacklog").asLong();
  }
}
