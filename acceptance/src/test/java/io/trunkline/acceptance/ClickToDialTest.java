package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Api;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An agent calls out from the desk.
class ClickToDialTest {
  private final Centre centre = Centre.shared();
  private final Phone network = centre.carrier();

  private static Api.Answer click(Agent agent, String kind, String value) {
    return agent.api().ask("POST", "/desk/calls", Map.of("to", Map.of("kind", kind, "value", value)));
  }

  private static String clicked(Agent agent, String kind, String value) {
    Api.Answer answer = click(agent, kind, value);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.body().path("id").asString();
  }

  private static JsonNode record(Tenant tenant, String call) {
    return Eventually.get(() -> tenant.admin().ask("GET", "/calls/" + call, null), a -> a.status() == 200 && !a.body().path("outcome").isNull(), SOON, "the record").body();
  }

  @Test void O1_theAgentIsRungFirstThenTheCustomer() {
    Tenant tenant = centre.openTenant("click");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      int mark = li.events().mark();
      String call = clicked(li, "NUMBER", "0139-0013-6821");
      PhoneCall desk = phone.awaitCall(SOON);
      assertThat(desk.inviteHeader("From")).as("the agent sees whom this will be").contains("13900136821");
      assertThat(network.callsTo("13900136821")).as("nobody is rung before the agent is there").isZero();
      desk.answers().says(AGENT);
      PhoneCall customer = network.awaitCallTo("13900136821", SOON);
      assertThat(customer.inviteHeader("From")).contains(tenant.number());
      desk.hears().awaitTone(450, SOON);   // the ringing tone of China
      PhoneCall waiting = tenant.call("02188886821");
      waiting.hears().awaitSound(Heard.music("music-1"), SOON, "the queue's music");
      assertThat(phone.ringing()).as("no queue rings an agent who dials").isZero();
      waiting.hangsUp();
      customer.answers().says(CALLER);
      customer.hears().awaitTone(AGENT, SOON);
      desk.hears().awaitTone(CALLER, SOON);
      li.awaitCall(mark, "TALKING");
      Eventually.pass(Duration.ofSeconds(1));
      customer.hangsUp();
      assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
      li.awaitState(mark, "WRAP_UP").awaitState(mark, "READY");

      JsonNode record = record(tenant, call);
      assertThat(record.path("direction").asString()).isEqualTo("OUT");
      assertThat(record.path("outcome").asString()).isEqualTo("ANSWERED");
      assertThat(record.path("endedBy").asString()).isEqualTo("CALLER");
      assertThat(record.path("from").asString()).isEqualTo(tenant.number());
      assertThat(record.path("to").asString()).isEqualTo("+8613900136821");
      assertThat(record.path("area").asString()).isNotBlank();
      assertThat(record.path("agentId").asLong()).isEqualTo(li.id());
      Sound[] sides = Programs.decodeMp3(TrunkCallTest.recording(tenant, record));
      assertThat(sides[0].secondsWithTone(CALLER)).as("left is the customer").isGreaterThan(0.8);
      assertThat(sides[0].secondsWithTone(AGENT)).isZero();
      assertThat(sides[1].secondsWithTone(AGENT)).as("right is the agent").isGreaterThan(0.8);
    }
  }

  @Test void O1_whatCannotBeDialledIsSaidAtOnceAndWhoIsNotThereIsRecorded() {
    Tenant tenant = centre.openTenant("denied");
    tenant.allowsDialling("+86139");
    try (Agent li = tenant.agent("li", "1001")) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      Api.Answer abroad = click(li, "NUMBER", "+14155550100");
      assertThat(abroad.status()).isEqualTo(422);
      assertThat(abroad.body().toString()).contains("number-not-allowed", "ask your administrator");
      assertThat(click(li, "NUMBER", "13800138000").status()).as("only 139…").isEqualTo(422);
      assertThat(click(li, "NUMBER", "nobody").status()).isEqualTo(422);
      assertThat(phone.ringing()).isZero();

      String busy = clicked(li, "NUMBER", "13900136822");
      PhoneCall desk = phone.awaitCall(SOON).answers().says(AGENT);
      network.awaitCallTo("13900136822", SOON).rejects(486, "Busy Here");
      assertThat(desk.awaitEnd(SOON).byPeer()).as("after the busy tone").isTrue();
      JsonNode record = record(tenant, busy);
      assertThat(record.path("outcome").asString()).isEqualTo("FAILED");
      assertThat(record.path("endCause").asString()).isEqualTo("USER_BUSY");

      int mark = li.events().mark();
      String declined = clicked(li, "NUMBER", "13900136822");
      phone.awaitCall(SOON).rejects(603, "Decline");
      assertThat(record(tenant, declined).path("outcome").asString()).isEqualTo("FAILED");
      assertThat(record(tenant, declined).path("agentId").asLong()).as("who asked for it").isEqualTo(li.id());
      assertThat(network.ringing()).as("the customer was never rung").isZero();
      li.awaitState(mark, "READY");
    }
  }

  @Test void O1_givingUpBeforeTheCustomerAnswersStopsTheRinging() {
    Tenant tenant = centre.openTenant("giveup");
    try (Agent li = tenant.agent("li", "1001")) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      String call = clicked(li, "NUMBER", "13900136824");
      PhoneCall desk = phone.awaitCall(SOON).answers();
      PhoneCall customer = network.awaitCallTo("13900136824", SOON);
      li.press("hang-up", call);
      assertThat(customer.awaitEnd(SOON).status()).isEqualTo(487);
      assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
      assertThat(record(tenant, call).path("outcome").asString()).isEqualTo("FAILED");
    }
  }

  @Test void O1_aCallByTheKeysOfAPhoneIsRecordedWithTheNumberTheCustomerSaw() {
    Tenant tenant = centre.openTenant("keys");
    tenant.allowsDialling("+86139");
    try (Agent li = tenant.agent("li", "1001")) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall desk = phone.dial("13900136826").says(AGENT);
      PhoneCall customer = network.awaitCallTo("13900136826", SOON).answers().says(CALLER);
      assertThat(customer.inviteHeader("From")).contains(tenant.number());
      customer.hears().awaitTone(AGENT, SOON);
      desk.hears().awaitTone(CALLER, SOON);
      customer.hangsUp();
      desk.awaitEnd(SOON);
      JsonNode row = Eventually.get(() -> tenant.admin().get("/calls?number=13900136826").path("items"), l -> l.size() == 1 && !l.get(0).path("outcome").isNull(), SOON, "the record").get(0);
      assertThat(row.path("direction").asString()).isEqualTo("OUT");
      assertThat(row.path("from").asString()).isEqualTo(tenant.number());
      assertThat(row.path("to").asString()).isEqualTo("+8613900136826");
      assertThat(row.path("agentId").asLong()).isEqualTo(li.id());
    }
  }

  @Test void O1_colleaguesCallEachOtherFromPageAndPhone() {
    Tenant tenant = centre.openTenant("inside");
    try (Agent li = tenant.agent("li", "1001"); Agent wu = tenant.agent("wu", "1002")) {
      Phone one = li.withSipPhone();
      Phone two = wu.withSipPhone();
      li.goesReady();
      wu.goesReady();
      clicked(li, "AGENT", "1002");
      PhoneCall desk = one.awaitCall(SOON).answers().says(AGENT);
      PhoneCall colleague = two.awaitCall(SOON).answers().says(CALLER);
      desk.hears().awaitTone(CALLER, SOON);
      colleague.hears().awaitTone(AGENT, SOON);
      colleague.hangsUp();
      desk.awaitEnd(SOON);
      // By the keys of the phone.
      Eventually.get(wu::state, state -> state.equals("READY"), SOON, "free again");
      PhoneCall dialled = one.dial("1002").says(AGENT);
      PhoneCall ring = two.awaitCall(SOON).answers().says(CALLER);
      assertThat(ring.inviteHeader("From")).as("a colleague sees the extension").contains("1001");
      dialled.hears().awaitTone(CALLER, SOON);
      ring.hears().awaitTone(AGENT, SOON);
      dialled.hangsUp();
      ring.awaitEnd(SOON);
    }
  }

  @Test void I4_aMissedCallIsCalledBackByOneClick() {
    Tenant tenant = centre.openTenant("missed");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      Phone phone = li.withSipPhone();
      li.goesNotReady();
      PhoneCall caller = tenant.call("13900136825");
      caller.hears().awaitSound(Heard.music("music-1"), SOON, "the queue's music");
      caller.hangsUp();
      JsonNode missed = Eventually.get(() -> li.api().get("/missed-calls?handled=false").path("items"), l -> l.size() == 1, SOON, "the missed call").get(0);
      assertThat(missed.path("from").asString()).isEqualTo("+8613900136825");
      String call = clicked(li, "NUMBER", missed.path("from").asString());
      phone.awaitCall(SOON).answers().says(AGENT);
      PhoneCall customer = network.awaitCallTo("13900136825", SOON).answers().says(CALLER);
      customer.hears().awaitTone(AGENT, SOON);
      customer.hangsUp();
      assertThat(record(tenant, call).path("outcome").asString()).isEqualTo("ANSWERED");
      li.api().post("/missed-calls/" + missed.path("callId").asString() + "/handled", Map.of());
      assertThat(li.api().get("/missed-calls?handled=false").path("items")).isEmpty();
    }
  }
}
