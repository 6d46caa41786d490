package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import io.trunkline.acceptance.phone.Registrations;
import io.trunkline.acceptance.phone.Registrations.Registered;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Carriers that come and go. On a server of its own: whatever calls out takes the best trunk there is.
class TrunkTest {
  private static Centre centre;

  @BeforeAll static void start() {
    centre = Centre.fresh(200);
  }

  @AfterAll static void stop() {
    centre.close();
  }

  @AfterEach void asBefore() {
    centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(centre.carrier().hostPort())));
  }

  /// A machine of a carrier at an address of its own.
  private static Phone machine(String address) {
    try {
      return Phone.startAt("machine", InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test void H8_whenTheFirstAddressIsDeadOrOverloadedTheSecondIsTaken() {
    try (Phone dead = machine("127.0.0.3").dead(); Phone full = machine("127.0.0.4").rejectsAll(503, "Service Unavailable")) {
      Tenant tenant = centre.openTenant("failover");
      tenant.flow(Graph.startingAt("out").transfer("out", "13900136831", "bye").hangUp("bye", "sorry-error"));
      Phone carrier = centre.carrier();
      for (Phone broken : List.of(dead, full)) {
        centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(broken.hostPort(), carrier.hostPort())));
        PhoneCall caller = tenant.call("02188886831").says(CALLER);
        PhoneCall outside = carrier.awaitCallTo("13900136831", SOON).answers().says(AGENT);
        caller.hears().awaitTone(AGENT, SOON);
        outside.hears().awaitTone(CALLER, SOON);
        outside.hangsUp();
        caller.awaitEnd(SOON);
      }
      assertThat(full.callsTo("13900136831")).as("the second address was tried after the first").isEqualTo(1);
    }
  }

  @Test void H8_aTrunkThatStopsAnsweringCostsTheCallerNothingButTime() {
    Tenant tenant = centre.openTenant("silent");
    long queue = tenant.queue("service", Map.of("ringSeconds", 20));
    tenant.flow(Graph.startingAt("out").transfer("out", "13900136832", "wait").queue("wait", queue, 0, "bye").hangUp("bye"));
    try (Phone dead = machine("127.0.0.3").dead(); Phone beside = machine("127.0.0.3"); Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(dead.hostPort())));
      Phone desk = wu.withSipPhone();
      li.withTelephone("13900136833").goesReady();
      int mark = li.events().mark();
      PhoneCall caller = beside.dial(centre.server().sip(), tenant.number(), "02188886832").says(CALLER);   // the carrier sends from more machines than it listens on
      caller.hears().awaitSound(Heard.prompt("transfer-failed"), SOON, "that nobody is there");
      // In the queue an agent's telephone is behind the same trunk; whoever can be reached is next.
      li.awaitState(mark, "NOT_READY");
      wu.goesReady();
      desk.awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      caller.hangsUp();
      JsonNode failed = tenant.awaitRecord("02188886832").path("timeline");
      List<String> reasons = failed.valueStream().filter(e -> e.path("type").asString().equals("DialFailed")).map(e -> e.path("data").path("detail").asString()).toList();
      assertThat(reasons).hasSize(2).allSatisfy(reason -> assertThat(reason).contains("127.0.0.3").contains("doesn't answer"));
      assertThat(failed.toString()).contains("\"fault\":\"TRUNK\"");
    }
  }

  @Test void H8_aTrunkByRegistrationRegistersAgainAndCarriesCallsBothWays() {
    try (Phone carrier = machine("127.0.0.5")) {
      Registrations registrar = carrier.takesRegistrations("tr1000", "a-secret", Duration.ofSeconds(10));
      Map<String, Object> trunk = new HashMap<>(Map.of("name", "registered", "kind", "REGISTRATION", "addresses", List.of(carrier.hostPort()), "username", "tr1000",
          "password", "wrong"));
      centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(centre.carrier().hostPort()), "enabled", false));
      long id = centre.addTrunk(trunk);
      registrar.awaitRefused(SOON);
      JsonNode state = Eventually.get(() -> centre.operator().get("/trunks/" + id).path("state"), s -> s.path("detail").asString().contains("403"), SOON, "the refusal");
      assertThat(state.path("reachable").asBoolean()).isFalse();
      trunk.put("password", "a-secret");
      centre.changeTrunk(id, trunk);
      Registered first = registrar.await(SOON);
      assertThat(first.contact()).contains("tr1000@");
      Eventually.get(() -> centre.operator().get("/trunks/" + id).path("state").path("reachable").asBoolean(), yes -> yes, SOON, "registered");

      // In: to the contact that was registered, the number in To.
      Tenant tenant = centre.openTenant("registered");
      tenant.flow(Graph.startingAt("out").transfer("out", "13900136834", "bye").hangUp("bye", "sorry-error"));
      PhoneCall caller = carrier.dialContact(first, tenant.number(), "13900136835").says(CALLER);
      // Out: over the same trunk, with its account.
      PhoneCall outside = carrier.awaitCallTo("13900136834", SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      outside.hears().awaitTone(CALLER, SOON);
      caller.hangsUp();
      outside.awaitEnd(SOON);
      assertThat(tenant.awaitRecord("13900136835").path("trunk").asString()).isEqualTo("registered");
      Registered again = registrar.await(Duration.ofSeconds(15));
      assertThat(Duration.between(first.at(), again.at())).as("before the granted 10 s are over").isLessThan(Duration.ofSeconds(10));
      centre.operator().delete("/trunks/" + id);
      assertThat(registrar.await(SOON).expires()).as("a trunk that is removed says goodbye").isZero();
    }
  }

  @Test void H8_numbersAreReadAndWrittenAsEachCarrierDoes() {
    Tenant tenant = centre.openTenant("forms");
    String number = tenant.number();
    tenant.flow(Graph.startingAt("out").transfer("out", "01062345678", "bye").hangUp("bye", "sorry-error"));
    Phone carrier = centre.carrier();
    Map<String, String> written = Map.of("E164", "+861062345678", "NATIONAL", "01062345678", "PLAIN86", "861062345678");
    List<String> forms = List.of(number, number.substring(1), "0" + number.substring(3), "00" + number.substring(1));
    int turn = 0;
    for (Map.Entry<String, String> format : written.entrySet()) {
      centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(carrier.hostPort()), "outboundFormat", format.getKey(), "outboundPrefix", "9",
          "callerIdHeader", "FROM"));
      PhoneCall caller = centre.call("013900136836", forms.get(turn++)).says(CALLER);
      PhoneCall outside = carrier.awaitCallTo("62345678", SOON);
      assertThat(outside.requestUri()).startsWith("sip:9" + format.getValue() + "@");
      assertThat(outside.inviteHeader("From")).contains("60" + number.substring(7));
      outside.rejects(404, "Not Found");
      caller.awaitEnd(SOON);
    }
    // A local carrier: digits of its own before the called number, and no area code.
    centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(carrier.hostPort()), "inboundPrefix", "9", "areaCode", "021"));
    PhoneCall neighbour = centre.call("62220001", "9" + number.substring(5));
    carrier.awaitCallTo("62345678", SOON).rejects(404, "Not Found");
    neighbour.awaitEnd(SOON);
    assertThat(tenant.awaitRecord("62220001").path("from").asString()).isEqualTo("+862162220001");

    PhoneCall last = centre.call("8613800138000", forms.get(turn));
    carrier.awaitCallTo("62345678", SOON).rejects(404, "Not Found");
    last.awaitEnd(SOON);
    JsonNode mobile = tenant.awaitRecord("13800138000");
    assertThat(mobile.path("from").asString()).isEqualTo("+8613800138000");
    assertThat(mobile.path("to").asString()).isEqualTo(number);
    assertThat(mobile.path("area").asString()).as("归属地").contains("北京");
    assertThat(mobile.path("timeline").toString()).contains("UNALLOCATED_NUMBER");
  }
}
